package dev.rapport.api.infrastructure.http.operations;

import dev.rapport.api.application.operations.deadletters.DeadLetterFilter;
import dev.rapport.api.application.operations.deadletters.DeadLetterSource;
import dev.rapport.api.application.operations.deadletters.DeadLetterState;
import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;

/**
 * Reads a filter of dead letters, from a query or from a body. A name it does not know is a fault:
 * what is misspelt would otherwise mean more than was meant.
 */
final class FilterReader {

  private static final Set<String> NAMES =
      Set.of(
          "id",
          "event_id",
          "conversation_id",
          "user_id",
          "error_code",
          "fingerprint",
          "bot_type",
          "worker",
          "source",
          "since",
          "until",
          "state",
          "all");

  private static final Set<String> LISTS = Set.of("id", "event_id");
  private static final String EVERY_STATE = "ALL";
  private static final int MAX_VALUES = 10_000;

  private final Inputs inputs;
  private final String place;
  private final Map<String, List<String>> given;

  private FilterReader(Inputs inputs, String place, Map<String, List<String>> given) {
    this.inputs = inputs;
    this.place = place;
    this.given = given;
  }

  /**
   * Of a read.
   *
   * @param besides names of parameters that are not the filter's
   */
  static DeadLetterFilter ofQuery(
      MultiValueMap<String, String> query, Set<String> besides, Inputs inputs) {
    Map<String, List<String>> given = new TreeMap<>();
    query.forEach(
        (name, values) -> {
          if (!besides.contains(name)) {
            given.put(name, LISTS.contains(name) ? split(values) : values);
          }
        });
    return new FilterReader(inputs, "/", given).read(DeadLetterState.OPEN);
  }

  /**
   * Of a write.
   *
   * @param state of the dead letters that are meant where the filter names none
   * @throws RefusedException with FILTER_EMPTY if it says nothing
   */
  static DeadLetterFilter ofBody(@Nullable JsonNode filter, DeadLetterState state, Inputs inputs) {
    Map<String, List<String>> given = new TreeMap<>();
    if (filter != null && !filter.isNull()) {
      if (!filter.isObject()) {
        inputs.fault("/filter", "must be an object");
      }
      filter.propertyStream().forEach(field -> given.put(field.getKey(), values(field.getValue())));
    }
    DeadLetterFilter read = new FilterReader(inputs, "/filter/", given).read(state);
    boolean all = given.getOrDefault("all", List.of()).contains("true");
    boolean narrow =
        given.entrySet().stream()
            .anyMatch(
                one ->
                    !one.getKey().equals("state")
                        && !one.getKey().equals("all")
                        && !one.getValue().isEmpty());
    if (!all && !narrow) {
      throw new RefusedException(
          ErrorCode.FILTER_EMPTY, "name what is meant, or send {\"all\":true}");
    }
    return read;
  }

  private static List<String> split(List<String> values) {
    return values.stream().flatMap(value -> Arrays.stream(value.split(",", -1))).toList();
  }

  private static List<String> values(JsonNode value) {
    List<String> values = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(one -> values.add(one.asString("")));
    } else if (!value.isNull()) {
      values.add(value.asString(""));
    }
    return values;
  }

  private DeadLetterFilter read(DeadLetterState state) {
    given.keySet().stream()
        .filter(name -> !NAMES.contains(name))
        .forEach(name -> inputs.fault(place + "?", "has a name that is not known"));
    return new DeadLetterFilter(
        ids("id"),
        ids("event_id"),
        text("conversation_id"),
        text("user_id"),
        text("error_code"),
        text("fingerprint"),
        text("bot_type"),
        text("worker"),
        inputs.named(place + "source", text("source"), DeadLetterSource.class),
        time("since"),
        time("until"),
        states(state),
        given);
  }

  private List<Long> ids(String name) {
    List<String> values = given.getOrDefault(name, List.of());
    if (values.size() > MAX_VALUES || values.stream().anyMatch(v -> Inputs.id(v).isEmpty())) {
      inputs.fault(place + name, "must be numbers, at most " + MAX_VALUES);
      return List.of();
    }
    return values.stream().map(value -> Inputs.id(value).orElseThrow()).toList();
  }

  private @Nullable String text(String name) {
    List<String> values = given.getOrDefault(name, List.of());
    if (values.size() > 1
        || values.stream().anyMatch(v -> v.isEmpty() || v.length() > 300 || v.indexOf('\0') >= 0)) {
      inputs.fault(place + name, "must be one text of 1 to 300 characters");
    }
    return values.isEmpty() ? null : values.getFirst();
  }

  private @Nullable Instant time(String name) {
    String value = text(name);
    try {
      return value == null ? null : OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      inputs.fault(place + name, "must be a time such as 2026-11-23T08:00:00Z");
      return null;
    }
  }

  private Set<DeadLetterState> states(DeadLetterState otherwise) {
    String value = text("state");
    if (EVERY_STATE.equals(value)) {
      return EnumSet.allOf(DeadLetterState.class);
    }
    DeadLetterState named = inputs.named(place + "state", value, DeadLetterState.class);
    return EnumSet.of(named == null ? otherwise : named);
  }
}
