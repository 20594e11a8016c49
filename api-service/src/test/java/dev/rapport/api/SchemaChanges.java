package dev.rapport.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Compares schemas, each once for requests and once for answers: what breaks whom differs. */
final class SchemaChanges {

  private static final String REFERENCE = "$ref";
  private static final String NULL = "null";

  /** Bounds of a request that may not sink, and those that may not rise. */
  private static final Map<String, Integer> BOUNDS =
      Map.of(
          "maxLength",
          -1,
          "maximum",
          -1,
          "maxItems",
          -1,
          "minLength",
          1,
          "minimum",
          1,
          "minItems",
          1);

  private final JsonNode before;
  private final JsonNode after;
  private final List<String> breaking = new ArrayList<>();
  private final List<String> additions = new ArrayList<>();
  private final Set<String> compared = new HashSet<>();

  SchemaChanges(JsonNode before, JsonNode after) {
    this.before = before;
    this.after = after;
  }

  List<String> breaking() {
    return breaking;
  }

  List<String> additions() {
    return additions;
  }

  void breaks(String change) {
    breaking.add(change);
  }

  void adds(String change) {
    additions.add(change);
  }

  void compareRequest(String where, JsonNode old, JsonNode now) {
    compare(where, old, now, true);
  }

  void compareAnswer(String where, JsonNode old, JsonNode now) {
    compare(where, old, now, false);
  }

  private void compare(String where, JsonNode old, JsonNode now, boolean request) {
    String pair = orNothing(old).path(REFERENCE) + " " + orNothing(now).path(REFERENCE) + request;
    if (orNothing(old).has(REFERENCE) && !compared.add(pair)) {
      return;
    }
    JsonNode was = resolved(before, orNothing(old));
    JsonNode is = resolved(after, orNothing(now));
    types(where, types(before, old), types(after, now), request);
    values(where, was.path("enum"), is.path("enum"), request);
    if (request) {
      BOUNDS.forEach((name, worse) -> bound(where, was.path(name), is.path(name), name, worse));
    }
    properties(where, was, is, request);
    parts(where + "[]", was.path("items"), is.path("items"), request);
    String values = "additionalProperties";
    parts(where + "{}", was.path(values), is.path(values), request);
  }

  private void parts(String where, JsonNode old, JsonNode now, boolean request) {
    if (old.isObject() && now.isObject()) {
      compare(where, old, now, request);
    }
  }

  /** A caller may go on to send what it sent, and never reads what it could not read. */
  private void types(String where, Set<String> old, Set<String> now, boolean request) {
    Set<String> allowed = request ? now : old;
    Set<String> given = request ? old : now;
    boolean fits = allowed.isEmpty() || (!given.isEmpty() && allowed.containsAll(given));
    String change = where + " was " + old + " and is " + now;
    if (!fits) {
      breaks(change);
    } else if (!old.equals(now)) {
      adds(change);
    }
  }

  private void values(String where, JsonNode old, JsonNode now, boolean request) {
    Set<String> was = texts(old);
    Set<String> is = texts(now);
    if (was.isEmpty() && !is.isEmpty() && request) {
      breaks(where + " takes only " + is);
    } else if (!is.isEmpty()) {
      ApiChanges.added(is, was).forEach(value -> breaks(where + " has no " + value + " any more"));
      ApiChanges.added(was, is).forEach(value -> adds(where + " may be " + value));
    }
  }

  private void bound(String where, JsonNode old, JsonNode now, String name, int worse) {
    boolean narrower =
        now.isNumber()
            && (!old.isNumber() || now.decimalValue().compareTo(old.decimalValue()) == worse);
    if (narrower) {
      breaks("%s: %s is %s now".formatted(where, name, now));
    }
  }

  private void properties(String where, JsonNode old, JsonNode now, boolean request) {
    Set<String> requiredBefore = texts(old.path("required"));
    Set<String> requiredNow = texts(now.path("required"));
    old.path("properties")
        .forEachEntry(
            (name, property) -> {
              String field = where + "." + name;
              JsonNode other = now.path("properties").path(name);
              if (other.isMissingNode()) {
                breaks(field + " is gone");
                return;
              }
              compare(field, property, other, request);
              if (request && !requiredBefore.contains(name) && requiredNow.contains(name)) {
                breaks(field + " is required now");
              } else if (!request && requiredBefore.contains(name) && !requiredNow.contains(name)) {
                breaks(field + " may be absent now");
              }
            });
    Set<String> known = ApiChanges.names(old.path("properties"));
    for (String name : ApiChanges.added(known, ApiChanges.names(now.path("properties")))) {
      String field = where + "." + name;
      if (request && requiredNow.contains(name)) {
        breaks(field + " is new and required");
      } else {
        adds(field + " is new");
      }
    }
  }

  /** With their format; {@code null} where that is allowed; nothing for any type. */
  private static Set<String> types(JsonNode description, JsonNode schema) {
    JsonNode resolved = resolved(description, orNothing(schema));
    JsonNode type = resolved.path("type");
    Set<String> types = type.isString() ? new TreeSet<>(Set.of(type.asString())) : texts(type);
    if (resolved.has("format")) {
      Set<String> plain = Set.copyOf(types);
      types.removeIf(name -> !NULL.equals(name));
      plain.stream()
          .filter(name -> !NULL.equals(name))
          .forEach(name -> types.add(name + ":" + resolved.path("format").asString()));
    }
    if (schema.has("anyOf")) {
      types.add(NULL);
    }
    return types;
  }

  /** Of a schema or null, the schema. */
  private static JsonNode orNothing(JsonNode schema) {
    for (JsonNode choice : schema.path("anyOf")) {
      if (!NULL.equals(choice.path("type").asString())) {
        return choice;
      }
    }
    return schema;
  }

  private static JsonNode resolved(JsonNode description, JsonNode schema) {
    return schema.has(REFERENCE)
        ? description.at(schema.path(REFERENCE).asString().substring(1))
        : schema;
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.values().forEach(value -> texts.add(value.asString()));
    return texts;
  }
}
