package dev.rapport.api.application.operations.deadletters;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant: those that fit everything given. What is null or empty does not
 * matter.
 *
 * @param since of the time of death
 * @param until of the time of death, exclusive
 * @param given the filter as it was asked for, for the audit
 */
public record DeadLetterFilter(
    List<Long> ids,
    List<Long> events,
    @Nullable String conversationId,
    @Nullable String userId,
    @Nullable String errorCode,
    @Nullable String fingerprint,
    @Nullable String botType,
    @Nullable String worker,
    @Nullable DeadLetterSource source,
    @Nullable Instant since,
    @Nullable Instant until,
    Set<DeadLetterState> states,
    Map<String, List<String>> given) {

  public DeadLetterFilter {
    ids = List.copyOf(ids);
    events = List.copyOf(events);
    states = Set.copyOf(states);
    given = Map.copyOf(given);
  }
}
