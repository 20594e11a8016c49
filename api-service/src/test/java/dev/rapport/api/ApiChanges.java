package dev.rapport.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What changed between two descriptions, for those who call.
 *
 * @param breaking what a caller of the first description may stumble over
 * @param additions what it will not notice
 */
record ApiChanges(List<String> breaking, List<String> additions) {

  static ApiChanges between(JsonNode before, JsonNode after) {
    Comparison comparison = new Comparison(new SchemaChanges(before, after));
    comparison.operations(operations(before), operations(after));
    return new ApiChanges(comparison.schemas.breaking(), comparison.schemas.additions());
  }

  private static Map<String, JsonNode> operations(JsonNode description) {
    Map<String, JsonNode> operations = new TreeMap<>();
    description
        .path("paths")
        .forEachEntry(
            (path, methods) ->
                methods.forEachEntry(
                    (method, operation) ->
                        operations.put(method.toUpperCase(Locale.ROOT) + " " + path, operation)));
    return operations;
  }

  private record Comparison(SchemaChanges schemas) {

    void operations(Map<String, JsonNode> before, Map<String, JsonNode> after) {
      before.forEach(
          (name, operation) -> {
            JsonNode now = after.get(name);
            if (now == null) {
              schemas.breaks(name + " is gone");
            } else {
              parameters(name, parameters(operation), parameters(now));
              body(name + " request", operation.path("requestBody"), now.path("requestBody"));
              answers(name, operation.path("responses"), now.path("responses"));
            }
          });
      added(before.keySet(), after.keySet()).forEach(name -> schemas.adds(name + " is new"));
    }

    private static Map<String, JsonNode> parameters(JsonNode operation) {
      Map<String, JsonNode> parameters = new LinkedHashMap<>();
      operation
          .path("parameters")
          .forEach(
              parameter ->
                  parameters.put(
                      parameter.path("in").asString() + " " + parameter.path("name").asString(),
                      parameter));
      return parameters;
    }

    private void parameters(
        String name, Map<String, JsonNode> before, Map<String, JsonNode> after) {
      before.forEach(
          (key, parameter) -> {
            JsonNode now = after.get(key);
            String where = name + " " + key;
            if (now == null) {
              schemas.breaks(where + " is gone");
            } else {
              mandatory(where, parameter, now);
              schemas.compareRequest(where, parameter.path("schema"), now.path("schema"));
            }
          });
      for (String key : added(before.keySet(), after.keySet())) {
        String where = name + " " + key;
        if (isRequired(Objects.requireNonNull(after.get(key)))) {
          schemas.breaks(where + " is new and required");
        } else {
          schemas.adds(where + " is new");
        }
      }
    }

    private void body(String where, JsonNode before, JsonNode after) {
      mandatory(where, before, after);
      schemas.compareRequest(where, json(before), json(after));
    }

    private void mandatory(String where, JsonNode before, JsonNode after) {
      if (!isRequired(before) && isRequired(after)) {
        schemas.breaks(where + " is required now");
      }
    }

    private void answers(String name, JsonNode before, JsonNode after) {
      before.forEachEntry(
          (status, answer) -> {
            String where = name + " " + status;
            if (!after.has(status) && status.startsWith("2")) {
              schemas.breaks(where + " is gone");
            } else if (!after.has(status)) {
              schemas.adds(where + " is gone");
            } else {
              schemas.compareAnswer(where, json(answer), json(after.path(status)));
            }
          });
      added(names(before), names(after))
          .forEach(status -> schemas.adds(name + " " + status + " is new"));
    }

    private static boolean isRequired(JsonNode node) {
      return node.path("required").asBoolean(false);
    }

    /** The schema of the only media type that there is. */
    private static JsonNode json(JsonNode node) {
      List<JsonNode> types = new ArrayList<>(node.path("content").values());
      return types.isEmpty() ? node.path("content").path("none") : types.getFirst().path("schema");
    }
  }

  static Set<String> names(JsonNode object) {
    return new TreeSet<>(object.propertyNames());
  }

  static Set<String> added(Set<String> before, Set<String> after) {
    Set<String> added = new TreeSet<>(after);
    added.removeAll(before);
    return added;
  }
}
