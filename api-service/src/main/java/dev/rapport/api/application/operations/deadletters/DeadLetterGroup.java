package dev.rapport.api.application.operations.deadletters;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters of one cause.
 *
 * @param exampleId of the newest
 * @param workers how many different ones gave up
 */
public record DeadLetterGroup(
    String fingerprint,
    String errorCode,
    long count,
    long users,
    Instant oldestDiedAt,
    Instant newestDiedAt,
    long exampleId,
    @Nullable Long exampleEventId,
    @Nullable String exampleDetails,
    List<String> botTypes,
    long workers) {

  public DeadLetterGroup {
    botTypes = List.copyOf(botTypes);
  }
}
