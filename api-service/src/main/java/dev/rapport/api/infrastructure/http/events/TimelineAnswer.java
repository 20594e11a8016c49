package dev.rapport.api.infrastructure.http.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rapport.api.application.events.Timeline;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that happened to an event. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TimelineAnswer(
    Instant at,
    @Schema(example = "published_and_confirmed") String what,
    @Schema(example = "1") @Nullable Integer attempt,
    @Schema(example = "worker-3") @Nullable String worker,
    @Schema(description = "How long the attempt took", example = "12") @Nullable Long durationMs,
    @Schema(example = "PEER_503") @Nullable String errorCode,
    @Schema(example = "the peer answered 503") @Nullable String detail) {

  static TimelineAnswer of(Timeline.Entry entry) {
    return new TimelineAnswer(
        entry.at(),
        entry.what(),
        entry.attempt(),
        entry.worker(),
        entry.took() == null ? null : entry.took().toMillis(),
        entry.errorCode(),
        entry.detail());
  }
}
