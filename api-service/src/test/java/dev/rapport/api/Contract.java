package dev.rapport.api;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds every answer against the promised description: its status must be described, its body must
 * be as described, and it may have no field that is not.
 */
final class Contract {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String ADDRESS = "https://rapport.dev/openapi.json";

  private final JsonNode description;
  private final SchemaRegistry registry;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  Contract(JsonNode description) {
    this.description = closed(description);
    String text = this.description.toString();
    this.registry =
        SchemaRegistry.withDialect(
            Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(ADDRESS, text)));
  }

  /** What is wrong with the answer; nothing for routes that are not described. */
  List<String> faults(HttpResponse<String> answer) {
    String method = answer.request().method().toLowerCase(Locale.ROOT);
    String path = answer.request().uri().getPath();
    String route = route(path);
    JsonNode operation = description.path("paths").path(String.valueOf(route)).path(method);
    if (route == null || operation.isMissingNode()) {
      return List.of();
    }
    String name = method + " " + route + " " + answer.statusCode();
    String status = status(operation.path("responses"), answer.statusCode());
    if (status == null) {
      return List.of(name + ": this status is not described");
    }
    JsonNode content = operation.path("responses").path(status).path("content");
    String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    if (content.isMissingNode()) {
      return answer.body().isEmpty() ? List.of() : List.of(name + ": a body is not described");
    }
    if (!content.has(type)) {
      return List.of("%s: %s is not described".formatted(name, type));
    }
    String schema =
        String.join(
            "/",
            "#/paths",
            escaped(String.valueOf(route)),
            method,
            "responses",
            status,
            "content",
            escaped(type),
            "schema");
    return documents(type, answer.body())
        .flatMap(document -> errors(schema, document).stream())
        .map(error -> name + ": " + error)
        .toList();
  }

  /** Routes with fixed words come before those with a variable at the same place. */
  @Nullable String route(String path) {
    List<String> fitting = new ArrayList<>();
    for (String route : description.path("paths").propertyNames()) {
      String pattern = route.replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q");
      if (Pattern.matches("\\Q" + pattern + "\\E", path)) {
        fitting.add(route);
      }
    }
    return fitting.stream()
        .min((a, b) -> Boolean.compare(a.contains("{"), b.contains("{")))
        .orElse(null);
  }

  private static Stream<String> documents(String type, String body) {
    return type.endsWith("ndjson") ? body.lines() : Stream.of(body);
  }

  private List<String> errors(String pointer, String body) {
    Schema schema =
        schemas.computeIfAbsent(
            pointer, absent -> registry.getSchema(SchemaLocation.of(ADDRESS + pointer)));
    return schema.validate(JSON.readTree(body)).stream().map(Object::toString).toList();
  }

  /** A 5xx or 4xx that every route may answer is described once, as the default. */
  private static @Nullable String status(JsonNode responses, int status) {
    String exact = Integer.toString(status);
    if (responses.has(exact)) {
      return exact;
    }
    boolean anywhere = status == 405 || status == 406 || status == 500;
    return anywhere && responses.has("default") ? "default" : null;
  }

  private static String escaped(String part) {
    return part.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
  }

  /** Callers are told of every field: objects with listed fields have no others. */
  private static JsonNode closed(JsonNode description) {
    JsonNode copy = description.deepCopy();
    copy.findParents("properties").forEach(Contract::close);
    return copy;
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object && schema.path("properties").isObject()) {
      object.put("additionalProperties", false);
    }
  }
}
