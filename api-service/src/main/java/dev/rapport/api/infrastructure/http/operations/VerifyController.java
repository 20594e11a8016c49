package dev.rapport.api.infrastructure.http.operations;

import dev.rapport.api.application.operations.verify.EventCounts;
import dev.rapport.api.application.operations.verify.Problem;
import dev.rapport.api.application.operations.verify.VerifyEvents;
import dev.rapport.api.application.operations.verify.VerifyEvents.Verdict;
import dev.rapport.api.infrastructure.http.problem.Fault;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proves that nothing is lost and nothing counted twice, or names what is. */
@RestController
@Tag(name = "Operations")
final class VerifyController {

  private static final int LONGEST_USER = 255;

  private final VerifyEvents verification;

  VerifyController(VerifyEvents verification) {
    this.verification = verification;
  }

  /** The verdict. */
  record VerdictAnswer(
      @Schema(description = "Complete, and without problems") boolean ok,
      @Schema(description = "False if there was no time to look at everything") boolean complete,
      Instant checkedAt,
      long tookMs,
      CountsAnswer events,
      @Schema(description = "The first 1000") List<ProblemAnswer> problems,
      long problemsTotal,
      long usersChecked,
      long ledgerRows) {

    static VerdictAnswer of(Verdict verdict) {
      return new VerdictAnswer(
          verdict.isOk(),
          verdict.complete(),
          verdict.checkedAt(),
          verdict.took().toMillis(),
          CountsAnswer.of(verdict.events()),
          verdict.problems().stream().map(ProblemAnswer::of).toList(),
          verdict.problemsTotal(),
          verdict.usersChecked(),
          verdict.ledgerRows());
    }
  }

  /** What does not add up. */
  record ProblemAnswer(
      @Schema(example = "STATUS_NOT_SUM") Problem.Kind kind,
      @Schema(example = "4711") @Nullable Long eventId,
      @Schema(example = "user-42") @Nullable String userId,
      String detail) {

    static ProblemAnswer of(Problem problem) {
      return new ProblemAnswer(
          problem.kind(), problem.eventId(), problem.userId(), problem.detail());
    }
  }

  /** Conservation: the first is the sum of the others. */
  record CountsAnswer(
      long accepted, long processed, long skipped, long failed, long inFlight, long unaccounted) {

    static CountsAnswer of(EventCounts counts) {
      return new CountsAnswer(
          counts.accepted(),
          counts.processed(),
          counts.skipped(),
          counts.failed(),
          counts.inFlight(),
          counts.unaccounted());
    }
  }

  @Operation(
      summary = "Whether every event is accounted for and every score is the sum of its ledger",
      description = "Reads everything in chunks while the system runs; changes nothing.")
  @GetMapping("/v1/ops/verify")
  VerdictAnswer verify(
      @Parameter(example = "user-42") @RequestParam(name = "user_id", required = false)
          @Nullable String userId) {
    if (userId == null) {
      return VerdictAnswer.of(verification.everything());
    }
    if (userId.isBlank() || userId.length() > LONGEST_USER || userId.indexOf(0) >= 0) {
      throw RefusedException.invalid(
          List.of(new Fault("/user_id", "must be a text of 1 to " + LONGEST_USER + " characters")));
    }
    return VerdictAnswer.of(verification.of(userId));
  }
}
