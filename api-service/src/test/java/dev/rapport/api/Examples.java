package dev.rapport.api;

import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The example that a description gives of a request, put together from fields where needed. */
final class Examples {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Examples() {}

  /** Missing where the description gives none. */
  static JsonNode body(JsonNode description, JsonNode operation) {
    JsonNode media = operation.at("/requestBody/content/application~1json");
    return Optional.of(media.path("example"))
        .filter(example -> !example.isMissingNode())
        .orElseGet(() -> of(description, media.path("schema")));
  }

  private static JsonNode of(JsonNode description, JsonNode schema) {
    if (schema.has("$ref")) {
      return of(description, description.at(schema.path("$ref").asString().substring(1)));
    }
    if (schema.has("example")) {
      return schema.path("example");
    }
    if (schema.has("items")) {
      JsonNode item = of(description, schema.path("items"));
      return item.isMissingNode() ? item : JSON.arrayNode().add(item);
    }
    ObjectNode object = JSON.objectNode();
    schema
        .path("properties")
        .forEachEntry(
            (name, property) -> {
              JsonNode value = of(description, property);
              if (!value.isMissingNode()) {
                object.set(name, value);
              }
            });
    boolean complete =
        StreamSupport.stream(schema.path("required").spliterator(), false)
            .allMatch(name -> object.has(name.asString()));
    return complete && !object.isEmpty() ? object : MissingNode.getInstance();
  }
}
