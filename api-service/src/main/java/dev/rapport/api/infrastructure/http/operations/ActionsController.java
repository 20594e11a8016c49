package dev.rapport.api.infrastructure.http.operations;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.rapport.api.application.operations.Actions;
import dev.rapport.api.application.operations.Actions.Recorded;
import dev.rapport.api.infrastructure.http.problem.Fault;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who changed what by hand, and why. */
@RestController
@Tag(name = "Operations")
final class ActionsController {

  private static final int MOST = 500;

  private final Actions actions;

  ActionsController(Actions actions) {
    this.actions = actions;
  }

  /** A change. */
  record ActionAnswer(
      long id,
      Instant at,
      String actor,
      String role,
      @Schema(example = "consumption.pause") String action,
      String target,
      String reason,
      @Schema(implementation = Object.class) @JsonRawValue String details,
      String requestId) {

    static ActionAnswer of(Recorded recorded) {
      return new ActionAnswer(
          recorded.id(),
          recorded.at(),
          recorded.action().by().name(),
          recorded.action().by().role(),
          recorded.action().action(),
          recorded.action().target(),
          recorded.action().reason(),
          recorded.action().details(),
          recorded.action().by().requestId());
    }
  }

  /** One page. */
  record ActionPage(
      List<ActionAnswer> items,
      @Schema(description = "Pass it as `cursor` for the next page; null on the last one")
          @Nullable String next) {}

  @Operation(summary = "What was changed by hand, the newest first")
  @GetMapping("/v1/ops/actions")
  ActionPage list(
      @Parameter(description = "1 to 500", example = "100")
          @RequestParam(name = "limit", defaultValue = "100")
          String limit,
      @Parameter(example = "4711") @RequestParam(name = "cursor", required = false)
          @Nullable String cursor) {
    List<Fault> faults = new ArrayList<>();
    int most = limit.matches("[0-9]{1,3}") ? Integer.parseInt(limit) : 0;
    if (most < 1 || most > MOST) {
      faults.add(new Fault("/limit", "must be from 1 to " + MOST));
    }
    if (cursor != null && !cursor.matches("[1-9][0-9]{0,17}")) {
      faults.add(new Fault("/cursor", "must be the next of a page"));
    }
    if (!faults.isEmpty()) {
      throw RefusedException.invalid(faults);
    }
    long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
    List<ActionAnswer> found = actions.before(before, most).stream().map(ActionAnswer::of).toList();
    return new ActionPage(found, found.size() < most ? null : Long.toString(found.getLast().id()));
  }
}
