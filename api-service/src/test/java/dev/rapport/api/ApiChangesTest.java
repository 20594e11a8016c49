package dev.rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which changes of a description break a caller, and which do not. */
class ApiChangesTest {

  private static final String ASK = "/components/schemas/Ask";
  private static final String ANSWER = "/components/schemas/Answer";

  private static final JsonNode BEFORE =
      JsonMapper.shared()
          .readTree(
              """
              {"paths": {"/v1/things": {"post": {
                "parameters": [{"name": "page", "in": "query", "schema": {"type": "integer"}}],
                "requestBody": {"required": true, "content": {"application/json":
                  {"schema": {"$ref": "#/components/schemas/Ask"}}}},
                "responses": {"200": {"content": {"application/json":
                  {"schema": {"$ref": "#/components/schemas/Answer"}}}}, "409": {}}}}},
               "components": {"schemas": {
                 "Ask": {"type": "object", "required": ["id"], "properties": {
                   "id": {"type": "string", "maxLength": 255}, "note": {"type": "string"},
                   "kind": {"type": "string", "enum": ["A", "B"]}}},
                 "Answer": {"type": "object", "required": ["score"], "properties": {
                   "score": {"type": "number"}, "next": {"$ref": "#/components/schemas/Answer"},
                   "level": {"anyOf": [{"type": "string", "enum": ["LOW", "HIGH"]},
                                       {"type": "null"}]}}}}}}
              """);

  @Test
  void nothingChangedIsNothing() {
    assertThat(ApiChanges.between(BEFORE, BEFORE).breaking()).isEmpty();
    assertThat(ApiChanges.between(BEFORE, BEFORE).additions()).isEmpty();
  }

  @Test
  void whatIsGoneBreaks() {
    breaks("/paths", paths -> paths.remove("/v1/things"), "POST /v1/things is gone");
    breaks("/paths/~1v1~1things", path -> path.remove("post"), "POST /v1/things is gone");
    breaks(
        "/paths/~1v1~1things/post",
        post -> post.remove("parameters"),
        "POST /v1/things query page is gone");
    breaks(
        "/paths/~1v1~1things/post/responses",
        responses -> responses.remove("200"),
        "POST /v1/things 200 is gone");
    breaks(ANSWER + "/properties", fields -> fields.remove("score"), "200.score is gone");
    breaks(ASK + "/properties", fields -> fields.remove("note"), "request.note is gone");
    breaks(
        ANSWER + "/properties/level/anyOf/0",
        level -> ((ArrayNode) level.get("enum")).remove(0),
        "200.level has no LOW any more");
    breaks(
        ASK + "/properties/kind",
        kind -> ((ArrayNode) kind.get("enum")).remove(1),
        "request.kind has no B any more");
  }

  @Test
  void whatIsAskedForInAdditionBreaks() {
    breaks(
        ASK, ask -> ((ArrayNode) ask.get("required")).add("note"), "request.note is required now");
    breaks(
        ASK,
        ask -> {
          ask.withObject("properties").putObject("why").put("type", "string");
          ask.withArray("required").add("why");
        },
        "request.why is new and required");
    breaks(
        "/paths/~1v1~1things/post/parameters/0",
        page -> page.put("required", true),
        "query page is required now");
    breaks(
        ASK + "/properties/id", id -> id.put("maxLength", 100), "request.id: maxLength is 100 now");
  }

  @Test
  void anotherTypeBreaks() {
    breaks(
        ANSWER + "/properties/score",
        score -> score.put("type", "string"),
        "200.score was [number] and is [string]");
    breaks(
        ANSWER + "/properties/score",
        score -> score.putArray("type").add("number").add("null"),
        "200.score was [number] and is [null, number]");
    breaks(ANSWER, answer -> answer.remove("required"), "200.score may be absent now");
    breaks(
        ASK + "/properties/id",
        id -> id.put("format", "uuid"),
        "request.id was [string] and is [string:uuid]");
  }

  @Test
  void moreThanBeforeIsAnAddition() {
    adds("/paths", paths -> paths.putObject("/v1/more").putObject("get"), "GET /v1/more is new");
    adds(
        ANSWER + "/properties",
        fields -> fields.putObject("more").put("type", "string"),
        "200.more is new");
    adds(
        ASK + "/properties",
        fields -> fields.putObject("more").put("type", "string"),
        "request.more is new");
    adds(
        ASK + "/properties/kind",
        kind -> ((ArrayNode) kind.get("enum")).add("C"),
        "request.kind may be C");
    adds(
        ASK + "/properties/note",
        note -> note.putArray("type").add("string").add("null"),
        "request.note was [string] and is [null, string]");
  }

  private static void breaks(String pointer, Consumer<ObjectNode> change, String told) {
    assertThat(changes(pointer, change).breaking()).singleElement().asString().endsWith(told);
  }

  private static void adds(String pointer, Consumer<ObjectNode> change, String told) {
    ApiChanges changes = changes(pointer, change);
    assertThat(changes.additions()).singleElement().asString().endsWith(told);
    assertThat(changes.breaking()).isEmpty();
  }

  private static ApiChanges changes(String pointer, Consumer<ObjectNode> change) {
    JsonNode after = BEFORE.deepCopy();
    change.accept((ObjectNode) after.at(pointer));
    return ApiChanges.between(BEFORE, after);
  }
}
