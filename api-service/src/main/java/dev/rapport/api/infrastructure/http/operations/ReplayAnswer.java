package dev.rapport.api.infrastructure.http.operations;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.api.application.operations.replay.ItemStatus;
import dev.rapport.api.application.operations.replay.Receipt;
import dev.rapport.api.application.operations.replay.Replay;
import dev.rapport.api.application.operations.replay.ReplayItem;
import dev.rapport.api.application.operations.replay.ReplayStatus;
import dev.rapport.api.application.operations.replay.StageCount;
import dev.rapport.api.application.operations.replay.Stages;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A replay. */
record ReplayAnswer(
    @Schema(description = "Null in a dry run of a plan") @Nullable Long replayId,
    ReplayStatus status,
    int count,
    int users,
    @Schema(description = "Dead letters of the filter that belong to no event") int notReplayable,
    List<Replay.Cause> causes,
    @Schema(description = "If none has to be tried again") long estimatedSeconds,
    Instant plannedAt,
    String plannedBy,
    Instant expiresAt,
    @Nullable Instant startedAt,
    @Nullable String startedBy,
    @Nullable Instant finishedAt,
    @Nullable String reason,
    @Schema(description = "Events released in a second, at most") @Nullable Integer rate,
    @Schema(description = "Percent of a stage's effects that may be failures")
        @Nullable Integer haltAt,
    List<StageAnswer> stages,
    Totals totals,
    @Schema(description = "One sentence: what is awaited; null if nothing")
        @Nullable String waitingFor,
    @Nullable String haltedBecause,
    String requestId) {

  /** A stage. */
  record StageAnswer(
      int stage,
      int size,
      @Schema(allowableValues = {"WAITING", "RUNNING", "DONE", "HALTED"}) String status,
      int released,
      int scored,
      int failedAgain,
      int skipped,
      int inFlight) {}

  /** All stages together. */
  record Totals(int waiting, int released, int scored, int failedAgain, int skipped) {}

  static ReplayAnswer of(Replay replay, int usualRate) {
    StageCount totals = replay.totals();
    Integer rate = replay.rate();
    return new ReplayAnswer(
        replay.id(),
        replay.status(),
        replay.count(),
        replay.users(),
        replay.notReplayable(),
        replay.causes(),
        Stages.estimate(replay.count(), rate == null ? usualRate : rate).toSeconds(),
        replay.plannedAt(),
        replay.plannedBy(),
        replay.expiresAt(),
        replay.startedAt(),
        replay.startedBy(),
        replay.finishedAt(),
        replay.reason(),
        rate,
        replay.haltAt(),
        replay.stages().stream().map(stage -> stage(stage, replay)).toList(),
        new Totals(
            totals.waiting(),
            totals.released(),
            totals.scored(),
            totals.failedAgain(),
            totals.skipped()),
        waitingFor(replay.waiting()),
        replay.haltedBecause(),
        replay.requestId());
  }

  /** The same without a number: it was never stored. */
  ReplayAnswer unnumbered() {
    return new ReplayAnswer(
        null,
        status,
        count,
        users,
        notReplayable,
        causes,
        estimatedSeconds,
        plannedAt,
        plannedBy,
        expiresAt,
        startedAt,
        startedBy,
        finishedAt,
        reason,
        rate,
        haltAt,
        stages,
        totals,
        waitingFor,
        haltedBecause,
        requestId);
  }

  private static StageAnswer stage(StageCount stage, Replay replay) {
    return new StageAnswer(
        stage.stage(),
        stage.size(),
        status(stage, replay),
        stage.size() - stage.waiting(),
        stage.scored(),
        stage.failedAgain(),
        stage.skipped(),
        stage.released());
  }

  private static String status(StageCount stage, Replay replay) {
    if (stage.waiting() == stage.size()) {
      return "WAITING";
    }
    boolean reachedLast =
        replay.stages().stream()
            .noneMatch(later -> later.stage() > stage.stage() && later.waiting() < later.size());
    if (replay.status() == ReplayStatus.HALTED && reachedLast) {
      return "HALTED";
    }
    return stage.isDone() ? "DONE" : "RUNNING";
  }

  private static @Nullable String waitingFor(Replay.Waiting waiting) {
    if (waiting.released() == 0) {
      return null;
    }
    return waiting.inRetry() == 0
        ? "%d events are on their way".formatted(waiting.released())
        : "%d events are on their way; %d of them have failed and will be tried again, the last at %s"
            .formatted(waiting.released(), waiting.inRetry(), waiting.until());
  }

  /** One event of it. */
  record ItemAnswer(
      long eventId,
      long deadLetterId,
      int stage,
      ItemStatus status,
      @Schema(description = "Why it was skipped, or what it failed of") @Nullable String detail,
      Instant updatedAt) {

    static ItemAnswer of(ReplayItem item) {
      return new ItemAnswer(
          item.eventId().value(),
          item.deadLetterId(),
          item.stage(),
          item.status(),
          item.detail(),
          item.updatedAt());
    }
  }

  /** What it has done. */
  record ReceiptAnswer(
      @JsonUnwrapped ReplayAnswer replay,
      Map<String, Long> itemsByDetail,
      List<Receipt.Action> actions,
      BigDecimal scoreChangeTotal,
      @Schema(description = "From its start to its end, or until now") @Nullable Long tookSeconds,
      @JsonProperty("final") @Schema(description = "Whether nothing more will happen")
          boolean over) {

    static ReceiptAnswer of(Receipt receipt, ReplayAnswer answer, Instant now) {
      Instant start = answer.startedAt();
      Instant end = answer.finishedAt() == null ? now : answer.finishedAt();
      return new ReceiptAnswer(
          answer,
          receipt.itemsByDetail(),
          receipt.actions(),
          receipt.scoreChange(),
          start == null ? null : (Long) Duration.between(start, end).toSeconds(),
          receipt.isFinal());
    }
  }
}
