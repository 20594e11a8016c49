package dev.rapport.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI description: that of a running service, and the one that callers were promised. */
final class Description {

  /** Where the promised one is kept; infra/openapi writes it. */
  static final Path PROMISED = Path.of("src/test/resources/openapi.json");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter()
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n")))
          .build();

  private Description() {}

  static JsonNode promised() {
    try {
      return JSON.readTree(Files.readString(PROMISED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode of(RunningApi api) {
    return inOrder(api.get("", "/v3/api-docs").body());
  }

  static String text(JsonNode description) {
    return JSON.writeValueAsString(description) + "\n";
  }

  /** The order of members means nothing, so it is always the same. */
  private static JsonNode inOrder(JsonNode node) {
    if (node instanceof ObjectNode object) {
      TreeMap<String, JsonNode> members = new TreeMap<>();
      object.forEachEntry((name, value) -> members.put(name, inOrder(value)));
      ObjectNode ordered = JSON.createObjectNode();
      members.forEach(ordered::set);
      return ordered;
    }
    if (node instanceof ArrayNode array) {
      List<JsonNode> values = new ArrayList<>();
      array.forEach(value -> values.add(inOrder(value)));
      if (values.stream().allMatch(value -> value.has("name") && value.has("in"))) {
        values.sort(Comparator.comparing(JsonNode::toString));
      }
      return JSON.createArrayNode().addAll(values);
    }
    return node;
  }
}
