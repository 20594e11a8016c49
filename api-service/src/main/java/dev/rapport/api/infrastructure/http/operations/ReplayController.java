package dev.rapport.api.infrastructure.http.operations;

import dev.rapport.api.application.operations.Change;
import dev.rapport.api.application.operations.deadletters.DeadLetterFilter;
import dev.rapport.api.application.operations.deadletters.DeadLetterState;
import dev.rapport.api.application.operations.replay.RefusedReplayException;
import dev.rapport.api.application.operations.replay.Replay;
import dev.rapport.api.application.operations.replay.ReplayControl;
import dev.rapport.api.application.operations.replay.ReplayControl.Command;
import dev.rapport.api.application.operations.replay.ReplayStatus;
import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import dev.rapport.api.infrastructure.http.problem.Refuses;
import dev.rapport.api.settings.ReplaySettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Plans, starts and steers replays. */
@RestController
@RequestMapping("/v1/ops/replays")
@Tag(name = "Replays")
final class ReplayController {

  private static final int MAX_RATE = 1000;

  private final ReplayControl control;
  private final ReplaySettings settings;

  ReplayController(ReplayControl control, ReplaySettings settings) {
    this.control = control;
    this.settings = settings;
  }

  /** Which dead letters. */
  record PlanBody(
      @Schema(implementation = Object.class, example = "{\"fingerprint\":\"…\"}")
          @Nullable JsonNode filter,
      @Schema(description = "At most so many, the oldest first", example = "500")
          @Nullable Integer limit,
      @Schema(defaultValue = "false", example = "false") @Nullable Boolean dryRun) {}

  /** Why and how. */
  record StartBody(
      @Schema(maxLength = 2000, example = "the model is back") @Nullable String reason,
      @Schema(description = "Events released in a second, at most; 1 to 1000", example = "50")
          @Nullable Integer rate,
      @Schema(description = "Percent of a stage that may fail again; 0 to 100", example = "10")
          @Nullable Integer haltAt,
      @Schema(defaultValue = "false", example = "false") @Nullable Boolean dryRun) {}

  /** Why. */
  record CommandBody(
      @Schema(maxLength = 2000, example = "the model is back") @Nullable String reason,
      @Schema(defaultValue = "false", example = "false") @Nullable Boolean dryRun) {}

  @Operation(summary = "Choose dead letters for a replay; nothing happens to them yet")
  @ApiResponse(responseCode = "201", description = "Planned, exactly these")
  @ApiResponse(responseCode = "200", description = "A dry run: what would be planned")
  @Refuses(ErrorCode.NOTHING_TO_REPLAY)
  @PostMapping
  ResponseEntity<ReplayAnswer> plan(@RequestBody PlanBody body, Authentication caller) {
    Inputs inputs = new Inputs();
    DeadLetterFilter filter = FilterReader.ofBody(body.filter(), DeadLetterState.OPEN, inputs);
    int limit =
        inputs.whole("/limit", body.limit(), settings.largestPlan(), 1, settings.largestPlan());
    inputs.refuseFaults();
    boolean dryRun = Boolean.TRUE.equals(body.dryRun());
    ReplayAnswer planned =
        control
            .plan(
                filter,
                new ReplayControl.Order(
                    CurrentOperator.of(caller), limit, settings.planExpires(), dryRun))
            .map(this::answer)
            .orElseThrow(
                () ->
                    new RefusedException(
                        ErrorCode.NOTHING_TO_REPLAY, "no open dead letter of an event fits"));
    return dryRun
        ? ResponseEntity.ok(planned.unnumbered())
        : ResponseEntity.created(URI.create("/v1/ops/replays/" + planned.replayId())).body(planned);
  }

  @Operation(summary = "Start a plan, once")
  @ApiResponse(responseCode = "202", description = "It runs, in whichever process")
  @Refuses({ErrorCode.REPLAY_NOT_FOUND, ErrorCode.REPLAY_EXPIRED, ErrorCode.REPLAY_NOT_STARTABLE})
  @PostMapping("/{id}/start")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ReplayAnswer start(
      @Parameter(example = "17") @PathVariable String id,
      @RequestBody StartBody body,
      Authentication caller) {
    long number = ReplayViewController.number(id);
    Inputs inputs = new Inputs();
    int rate = inputs.whole("/rate", body.rate(), settings.rate(), 1, MAX_RATE);
    int haltAt = inputs.whole("/halt_at", body.haltAt(), settings.haltAt(), 0, 100);
    Change change = inputs.change(caller, body.reason(), body.dryRun());
    inputs.refuseFaults();
    try {
      return answer(control.start(number, new ReplayControl.Start(rate, haltAt), change));
    } catch (RefusedReplayException e) {
      throw refusal(e, ErrorCode.REPLAY_NOT_STARTABLE);
    }
  }

  @Operation(summary = "Release no more for now")
  @Refuses({ErrorCode.REPLAY_NOT_FOUND, ErrorCode.REPLAY_STATE})
  @PostMapping("/{id}/pause")
  ReplayAnswer pause(
      @Parameter(example = "17") @PathVariable String id,
      @RequestBody CommandBody body,
      Authentication caller) {
    return command(id, Command.PAUSE, body, caller);
  }

  @Operation(summary = "Go on, also after a halt: what has failed until now halts it no more")
  @Refuses({ErrorCode.REPLAY_NOT_FOUND, ErrorCode.REPLAY_STATE})
  @PostMapping("/{id}/resume")
  ReplayAnswer resume(
      @Parameter(example = "17") @PathVariable String id,
      @RequestBody CommandBody body,
      Authentication caller) {
    return command(id, Command.RESUME, body, caller);
  }

  @Operation(summary = "Release no more for ever; what is released stays released")
  @Refuses({ErrorCode.REPLAY_NOT_FOUND, ErrorCode.REPLAY_STATE})
  @PostMapping("/{id}/cancel")
  ReplayAnswer cancel(
      @Parameter(example = "17") @PathVariable String id,
      @RequestBody CommandBody body,
      Authentication caller) {
    return command(id, Command.CANCEL, body, caller);
  }

  private ReplayAnswer command(
      String id, Command command, CommandBody body, Authentication caller) {
    long number = ReplayViewController.number(id);
    Inputs inputs = new Inputs();
    Change change = inputs.change(caller, body.reason(), body.dryRun());
    inputs.refuseFaults();
    try {
      return answer(control.command(number, command, change));
    } catch (RefusedReplayException e) {
      throw refusal(e, ErrorCode.REPLAY_STATE);
    }
  }

  private ReplayAnswer answer(Replay replay) {
    return ReplayAnswer.of(replay, settings.rate());
  }

  private static RefusedException refusal(RefusedReplayException e, ErrorCode otherwise) {
    return e.status()
        .map(
            status ->
                new RefusedException(
                    status == ReplayStatus.EXPIRED ? ErrorCode.REPLAY_EXPIRED : otherwise,
                    "it is " + status))
        .orElseGet(ReplayViewController::unknown);
  }
}
