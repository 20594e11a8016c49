package dev.rapport.api.infrastructure.http.health;

import dev.rapport.api.application.health.CheckHealth;
import dev.rapport.api.application.health.Health;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells whether the process lives, and whether what it needs is there. */
@RestController
@Tag(name = "Health")
@SecurityRequirements
final class HealthController {

  private final CheckHealth health;
  private final String version;

  HealthController(CheckHealth health, String version) {
    this.health = health;
    this.version = version;
  }

  /** The answer of the live check. */
  record Live(@Schema(example = "ok") String status, @Schema(example = "1.0.0") String version) {}

  /** The answer of the deep check. */
  record Deep(
      @Schema(description = "ok, degraded or down", example = "ok") String status,
      @Schema(example = "1.0.0") String version,
      Instant checkedAt,
      @Schema(description = "By name: postgresql, rabbitmq, redis") Map<String, PartState> parts) {}

  /** One dependency. */
  record PartState(
      @Schema(description = "up or down", example = "up") String state,
      @Schema(example = "answered in 2 ms") String detail) {}

  @Operation(summary = "Whether the process lives; touches nothing else")
  @GetMapping("/v1/health/live")
  Live live() {
    return new Live("ok", version);
  }

  @Operation(
      summary = "Whether PostgreSQL, RabbitMQ and Redis answer",
      description =
          "Each is asked for at most 2 s, all at once; the answer is good for 1 s. Without RabbitMQ"
              + " or Redis the service is degraded and takes conversations in all the same.")
  @ApiResponse(responseCode = "200", description = "ok or degraded")
  @ApiResponse(responseCode = "503", description = "PostgreSQL is down: nothing can be stored")
  @GetMapping("/v1/health")
  ResponseEntity<Deep> deep() {
    Health found = health.check();
    boolean down = found.status() == Health.Status.DOWN;
    return ResponseEntity.status(down ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
        .body(
            new Deep(
                found.status().name().toLowerCase(Locale.ROOT),
                version,
                found.checkedAt(),
                states(found.parts())));
  }

  private static Map<String, PartState> states(List<Health.Part> parts) {
    Map<String, PartState> states = new TreeMap<>();
    parts.forEach(
        part ->
            states.put(
                part.name().name().toLowerCase(Locale.ROOT),
                new PartState(part.up() ? "up" : "down", part.detail())));
    return states;
  }
}
