package dev.rapport.api.infrastructure.http.operations;

import dev.rapport.api.application.operations.Change;
import dev.rapport.api.application.operations.deadletters.DeadLetterFilter;
import dev.rapport.api.application.operations.deadletters.DeadLetterState;
import dev.rapport.api.application.operations.deadletters.Disposal;
import dev.rapport.api.application.operations.deadletters.Disposal.Changed;
import dev.rapport.api.application.operations.deadletters.Disposal.CountMismatchException;
import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import dev.rapport.api.infrastructure.http.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Puts dead letters aside and takes them back. */
@RestController
@RequestMapping("/v1/ops/dead-letters")
@Tag(name = "Dead letters")
final class DisposalController {

  private final Disposal disposal;

  DisposalController(Disposal disposal) {
    this.disposal = disposal;
  }

  /** Which, why, and whether only to see what would happen. */
  record DisposalBody(
      @Schema(implementation = Object.class, example = "{\"error_code\":\"TIMEOUT\"}")
          @Nullable JsonNode filter,
      @Schema(maxLength = 2000, example = "the bot was removed") @Nullable String reason,
      @Schema(defaultValue = "false", example = "false") @Nullable Boolean dryRun,
      @Schema(description = "Only of a purge: how many are to be gone for ever", example = "3")
          @Nullable Long expectedCount) {}

  /** What was done, or would be. */
  record ChangedAnswer(
      @Schema(description = "Dead letters of the filter") long matched,
      @Schema(description = "Those of them that could be changed") long changed,
      boolean dryRun) {}

  @Operation(summary = "Archive open dead letters; their events stay FAILED")
  @PostMapping("/archive")
  ChangedAnswer archive(@RequestBody DisposalBody body, Authentication caller) {
    return changed(body, DeadLetterState.OPEN, caller, disposal::archive);
  }

  @Operation(summary = "Open archived dead letters again")
  @PostMapping("/restore")
  ChangedAnswer restore(@RequestBody DisposalBody body, Authentication caller) {
    return changed(body, DeadLetterState.ARCHIVED, caller, disposal::restore);
  }

  @Operation(summary = "Remove words and bytes of archived dead letters for ever")
  @Refuses(ErrorCode.COUNT_MISMATCH)
  @PostMapping("/purge")
  ChangedAnswer purge(@RequestBody DisposalBody body, Authentication caller) {
    try {
      return changed(
          body,
          DeadLetterState.ARCHIVED,
          caller,
          (filter, change) -> disposal.purge(filter, expected(body), change));
    } catch (CountMismatchException e) {
      throw new RefusedException(
          ErrorCode.COUNT_MISMATCH, "the filter means " + e.actual() + " archived dead letters");
    }
  }

  private static ChangedAnswer changed(
      DisposalBody body, DeadLetterState state, Authentication caller, Deed deed) {
    Inputs inputs = new Inputs();
    DeadLetterFilter filter = FilterReader.ofBody(body.filter(), state, inputs);
    Change change = inputs.change(caller, body.reason(), body.dryRun());
    inputs.refuseFaults();
    Changed changed = deed.on(filter, change);
    return new ChangedAnswer(changed.matched(), changed.changed(), change.dryRun());
  }

  /** A dry run tells the number. */
  private static @Nullable Long expected(DisposalBody body) {
    if (body.expectedCount() == null && !Boolean.TRUE.equals(body.dryRun())) {
      Inputs inputs = new Inputs();
      inputs.fault("/expected_count", "is required");
      inputs.refuseFaults();
    }
    return body.expectedCount();
  }

  @FunctionalInterface
  private interface Deed {
    Changed on(DeadLetterFilter filter, Change change);
  }
}
