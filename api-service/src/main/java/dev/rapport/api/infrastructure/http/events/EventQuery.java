package dev.rapport.api.infrastructure.http.events;

import dev.rapport.api.application.events.EventArchive.Filter;
import dev.rapport.api.infrastructure.http.problem.Fault;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.contract.EventStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A checked search. */
record EventQuery(Filter filter, int limit) {

  private static final int MOST = 200;
  private static final String USUAL = "50";
  private static final String WHOLE = "[1-9][0-9]{0,17}";
  private static final Set<String> SELECTIVE =
      Set.of("conversation_id", "user_id", "status", "degraded", "since");

  /**
   * The search these parameters ask for; those that are not known change nothing.
   *
   * @throws RefusedException with 422 and every fault
   */
  static EventQuery of(Map<String, String> parameters) {
    Reader reader = new Reader(parameters, new ArrayList<>());
    if (parameters.keySet().stream().noneMatch(SELECTIVE::contains)) {
      reader.faults.add(
          new Fault("", "conversation_id, user_id, status, degraded or since must be given"));
    }
    Filter filter =
        new Filter(
            parameters.get("conversation_id"),
            parameters.get("user_id"),
            reader.read(
                "status", EventQuery::status, "one of " + Arrays.toString(EventStatus.values())),
            reader.read("degraded", EventQuery::truth, "true or false"),
            reader.read("since", EventQuery::time, "an ISO time such as 2026-11-23T08:00:00Z"),
            reader.read("until", EventQuery::time, "an ISO time such as 2026-11-23T08:00:00Z"),
            reader.read("before", EventQuery::id, "an event's id"));
    int limit = limit(parameters.getOrDefault("limit", USUAL));
    if (limit < 1 || limit > MOST) {
      reader.faults.add(new Fault("/limit", "must be from 1 to " + MOST));
    }
    if (!reader.faults.isEmpty()) {
      throw RefusedException.invalid(reader.faults);
    }
    return new EventQuery(filter, limit);
  }

  /** An event's id; empty for what can be none. */
  static Optional<EventId> id(String text) {
    return text.matches(WHOLE) ? Optional.of(new EventId(Long.parseLong(text))) : Optional.empty();
  }

  private static Optional<EventStatus> status(String text) {
    return Arrays.stream(EventStatus.values())
        .filter(status -> status.name().equals(text))
        .findFirst();
  }

  private static Optional<Boolean> truth(String text) {
    return text.equals("true") || text.equals("false")
        ? Optional.of(Boolean.valueOf(text))
        : Optional.empty();
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static int limit(String text) {
    return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
  }

  private record Reader(Map<String, String> parameters, List<Fault> faults) {

    <T> @Nullable T read(String name, Function<String, Optional<T>> reading, String expected) {
      String text = parameters.get(name);
      if (text == null) {
        return null;
      }
      Optional<T> value = reading.apply(text);
      if (value.isEmpty()) {
        faults.add(new Fault("/" + name, "must be " + expected));
      }
      return value.orElse(null);
    }
  }
}
