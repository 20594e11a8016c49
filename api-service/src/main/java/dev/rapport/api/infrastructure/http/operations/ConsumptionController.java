package dev.rapport.api.infrastructure.http.operations;

import dev.rapport.api.application.operations.consumption.ControlConsumption;
import dev.rapport.api.application.operations.consumption.ControlConsumption.Request;
import dev.rapport.api.infrastructure.http.problem.Fault;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who consumes, and the order not to. */
@RestController
@Tag(name = "Operations")
final class ConsumptionController {

  private static final int HOUR = 3600;
  private static final int DAY = 24 * HOUR;

  private final ControlConsumption consumption;

  ConsumptionController(ControlConsumption consumption) {
    this.consumption = consumption;
  }

  /** Asks for a pause. */
  record PauseBody(
      @Schema(example = "the model answers nonsense", maxLength = 2000) @Nullable String reason,
      @Schema(example = "3600", minimum = "1", maximum = "86400", description = "3600 by default")
          @Nullable Integer forSeconds,
      @Schema(description = "Show the result and change nothing") @Nullable Boolean dryRun) {}

  /** Asks for the end of a pause. */
  record ResumeBody(
      @Schema(example = "the model is back", maxLength = 2000) @Nullable String reason,
      @Schema(description = "Show the result and change nothing") @Nullable Boolean dryRun) {}

  @Operation(summary = "The workers, the queues, and whether consumption is paused")
  @GetMapping("/v1/ops/consumption")
  ConsumptionAnswer look() {
    return ConsumptionAnswer.of(consumption.view());
  }

  @Operation(
      summary = "Let no worker take anything new, for a while",
      description =
          "Workers follow within 2 s, finish what they work on, and go on by themselves when the"
              + " time is over. Pausing again changes reason and expiry.")
  @PostMapping("/v1/ops/consumption/pause")
  ConsumptionAnswer pause(@RequestBody PauseBody body, Authentication caller) {
    int seconds = body.forSeconds() == null ? HOUR : body.forSeconds();
    List<Fault> faults = new ArrayList<>(Reason.faults(body.reason()));
    if (seconds < 1 || seconds > DAY) {
      faults.add(new Fault("/for_seconds", "must be from 1 to " + DAY));
    }
    if (!faults.isEmpty()) {
      throw RefusedException.invalid(faults);
    }
    Request request = request(body.reason(), body.dryRun(), caller);
    return ConsumptionAnswer.of(consumption.pause(request, Duration.ofSeconds(seconds)));
  }

  @Operation(summary = "End the pause now")
  @PostMapping("/v1/ops/consumption/resume")
  ConsumptionAnswer resume(@RequestBody ResumeBody body, Authentication caller) {
    List<Fault> faults = Reason.faults(body.reason());
    if (!faults.isEmpty()) {
      throw RefusedException.invalid(faults);
    }
    return ConsumptionAnswer.of(consumption.resume(request(body.reason(), body.dryRun(), caller)));
  }

  private static Request request(
      @Nullable String reason, @Nullable Boolean dryRun, Authentication caller) {
    return new Request(
        CurrentOperator.of(caller), String.valueOf(reason), Boolean.TRUE.equals(dryRun));
  }
}
