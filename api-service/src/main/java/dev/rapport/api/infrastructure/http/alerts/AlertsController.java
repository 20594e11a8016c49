package dev.rapport.api.infrastructure.http.alerts;

import dev.rapport.api.application.alerts.TellAlerts;
import dev.rapport.api.application.alerts.UndeliveredException;
import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A receiver for Alertmanager. */
@RestController
@Tag(name = "Operations")
final class AlertsController {

  private static final Duration SOON = Duration.ofSeconds(10);

  private final TellAlerts tell;

  AlertsController(TellAlerts tell) {
    this.tell = tell;
  }

  /** What became of a notice. */
  record ToldAnswer(boolean delivered, boolean duplicate) {}

  @Operation(summary = "Tell alerts in the chat; takes the webhook of Alertmanager, version 4")
  @ApiResponse(responseCode = "503", description = "Not told; send the same again")
  @PostMapping("/v1/ops/alerts")
  ToldAnswer tell(@RequestBody Webhook webhook) {
    try {
      boolean told = tell.tell(webhook.checked());
      return new ToldAnswer(told, !told);
    } catch (UndeliveredException e) {
      throw RefusedException.retryLater(
          ErrorCode.ALERTS_NOT_DELIVERED, String.valueOf(e.getMessage()), SOON);
    }
  }
}
