package dev.rapport.api.infrastructure.http.events;

import dev.rapport.api.application.events.EventArchive.Filter;
import dev.rapport.api.infrastructure.http.problem.Fault;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.contract.EventStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A checked search. */
record EventQuery(Filter filter, int limit) {

  private static final int MOST = 200;
  private static final String WHOLE = "[1-9][0-9]{0,17}";

  /**
   * The search these parameters ask for.
   *
   * @throws RefusedException with 422 and every fault
   */
  static EventQuery of(
      @Nullable String conversationId,
      @Nullable String userId,
      @Nullable String status,
      @Nullable String before,
      String limit) {
    List<Fault> faults = new ArrayList<>();
    if (conversationId == null && userId == null && status == null) {
      faults.add(new Fault("", "conversation_id, user_id or status must be given"));
    }
    boolean known =
        status == null
            || Arrays.stream(EventStatus.values()).anyMatch(value -> value.name().equals(status));
    if (!known) {
      faults.add(new Fault("/status", "must be one of " + Arrays.toString(EventStatus.values())));
    }
    if (before != null && id(before).isEmpty()) {
      faults.add(new Fault("/before", "must be an event's id"));
    }
    int most = limit.matches("[0-9]{1,3}") ? Integer.parseInt(limit) : 0;
    if (most < 1 || most > MOST) {
      faults.add(new Fault("/limit", "must be from 1 to " + MOST));
    }
    if (!faults.isEmpty()) {
      throw RefusedException.invalid(faults);
    }
    EventStatus wanted = status == null ? null : EventStatus.valueOf(status);
    EventId last = before == null ? null : id(before).orElse(null);
    return new EventQuery(new Filter(conversationId, userId, wanted, last), most);
  }

  /** An event's id; empty for what can be none. */
  static Optional<EventId> id(String text) {
    return text.matches(WHOLE) ? Optional.of(new EventId(Long.parseLong(text))) : Optional.empty();
  }
}
