package dev.rapport.api.infrastructure.http.operations;

import dev.rapport.api.application.operations.BuildVersion;
import dev.rapport.api.application.operations.overview.WatchFlow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The system at a glance. */
@RestController
@Tag(name = "Operations")
final class OverviewController {

  private final WatchFlow flow;
  private final BuildVersion version;
  private final InstantSource clock;

  OverviewController(WatchFlow flow, BuildVersion version, InstantSource clock) {
    this.flow = flow;
    this.version = version;
    this.clock = clock;
  }

  @Operation(
      summary = "Counts, rates, queues, and the last half hour in points of 5 s",
      description = "Kept in this process, so it answers whatever is away; null is not known.")
  @GetMapping("/v1/ops/overview")
  OverviewAnswer overview() {
    return OverviewAnswer.of(flow.overview(), version.name(), clock.instant());
  }
}
