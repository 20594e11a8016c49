package dev.rapport.api.infrastructure.http.operations;

import dev.rapport.api.application.operations.deadletters.DeadLetterDetails;
import dev.rapport.api.application.operations.deadletters.DeadLetterFilter;
import dev.rapport.api.application.operations.deadletters.DeadLetterGroup;
import dev.rapport.api.application.operations.deadletters.DeadLetterState;
import dev.rapport.api.application.operations.deadletters.DeadLetterStats;
import dev.rapport.api.application.operations.deadletters.DeadLetters;
import dev.rapport.api.application.operations.deadletters.DeadLetters.Page;
import dev.rapport.api.infrastructure.http.problem.CutShortException;
import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import dev.rapport.api.infrastructure.http.problem.Refuses;
import dev.rapport.model.topology.Topology;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Shows dead letters, and changes nothing. */
@RestController
@RequestMapping("/v1/ops/dead-letters")
@Tag(name = "Dead letters")
final class DeadLetterController {

  private static final Set<String> PAGING = Set.of("limit", "cursor");
  private static final int MOST = 500;
  private static final int USUAL = 100;

  private final DeadLetters letters;
  private final JsonMapper json;

  DeadLetterController(DeadLetters letters, JsonMapper json) {
    this.letters = letters;
    this.json = json;
  }

  /** One page. */
  record LetterPage(
      List<DeadLetterAnswer> items,
      @Schema(description = "Pass it as `cursor` for the next page; null on the last one")
          @Nullable String next) {}

  /** Groups of one cause each, the largest first. */
  record GroupList(List<DeadLetterGroup> items, long total) {}

  /** Counts. */
  record StatsAnswer(
      long open,
      long archived,
      long replayed,
      long purged,
      List<DeadLetterStats.CodeCount> byErrorCode,
      List<DeadLetterStats.HourCount> byHour,
      QueueAnswer queue) {}

  /** The dead-letter queue compared with the rows. */
  record QueueAnswer(
      String name,
      @Schema(description = "Messages at the last look") @Nullable Long ready,
      @Nullable Instant lookedAt,
      long rowsOpen,
      long rowsWithoutCopy,
      @Schema(description = "Messages left alone because they fit no row") long unknownMessages,
      @Schema(description = "When every message was last compared")
          @Nullable Instant reconciledAt) {}

  @Operation(summary = "Dead letters by cause, the most frequent first")
  @FilterParameters
  @GetMapping("/groups")
  GroupList groups(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
    List<DeadLetterGroup> groups = letters.groups(filter(query, Set.of()), MOST);
    return new GroupList(groups, groups.stream().mapToLong(DeadLetterGroup::count).sum());
  }

  @Operation(summary = "Dead letters, the newest first")
  @FilterParameters
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "1 to 500, 100 by default",
      example = "100")
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "The `next` of the page before",
      example = "4711")
  @GetMapping
  LetterPage list(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
    Inputs inputs = new Inputs();
    DeadLetterFilter filter = FilterReader.ofQuery(query, PAGING, inputs);
    int limit = inputs.whole("/limit", query.getFirst("limit"), USUAL, 1, MOST);
    Long after = inputs.cursor(query.getFirst("cursor"));
    inputs.refuseFaults();
    List<DeadLetterAnswer> items =
        letters.list(filter, new Page(after, limit)).stream().map(DeadLetterAnswer::of).toList();
    return new LetterPage(items, items.size() < limit ? null : Long.toString(items.getLast().id()));
  }

  @Operation(summary = "A dead letter with its attempts and one sentence that explains it")
  @Refuses(ErrorCode.DEAD_LETTER_NOT_FOUND)
  @GetMapping("/{id}")
  DeadLetterAnswer.Shown show(@Parameter(example = "812") @PathVariable String id) {
    OptionalLong number = Inputs.id(id);
    if (number.isEmpty()) {
      throw unknown();
    }
    return letters
        .find(number.getAsLong())
        .map(DeadLetterAnswer.Shown::of)
        .orElseThrow(DeadLetterController::unknown);
  }

  @Operation(summary = "Counts of dead letters, and how the queue compares with the rows")
  @FilterParameters
  @GetMapping("/stats")
  StatsAnswer stats(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
    DeadLetterStats stats = letters.stats(filter(query, Set.of()));
    DeadLetterStats.Reconciliation queue = stats.queue();
    return new StatsAnswer(
        stats.byState().getOrDefault(DeadLetterState.OPEN, 0L),
        stats.byState().getOrDefault(DeadLetterState.ARCHIVED, 0L),
        stats.byState().getOrDefault(DeadLetterState.REPLAYED, 0L),
        stats.byState().getOrDefault(DeadLetterState.PURGED, 0L),
        stats.byErrorCode(),
        stats.byHour(),
        new QueueAnswer(
            Topology.DEAD_LETTER_QUEUE,
            queue.ready(),
            queue.lookedAt(),
            queue.rowsOpen(),
            queue.rowsWithoutCopy(),
            queue.unknownMessages(),
            queue.reconciledAt()));
  }

  @Operation(
      summary = "All dead letters of the filter with their attempts, one JSON object a line",
      description = "Streamed; where it cannot be ended the connection is closed.")
  @ApiResponse(
      responseCode = "200",
      description = "A line for each",
      content =
          @Content(
              mediaType = "application/x-ndjson",
              schema = @Schema(implementation = DeadLetterAnswer.Exported.class)))
  @FilterParameters
  @GetMapping(path = "/export", produces = "application/x-ndjson")
  void export(
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query,
      HttpServletResponse response)
      throws IOException {
    DeadLetterFilter filter = filter(query, Set.of());
    List<DeadLetterDetails> first = letters.export(filter, new Page(null, MOST));
    response.setContentType("application/x-ndjson");
    OutputStream out = response.getOutputStream();
    try {
      writeAll(first, filter, out);
    } catch (RuntimeException e) {
      throw new CutShortException(e);
    }
  }

  private void writeAll(List<DeadLetterDetails> first, DeadLetterFilter filter, OutputStream out)
      throws IOException {
    List<DeadLetterDetails> page = first;
    while (!page.isEmpty()) {
      for (DeadLetterDetails details : page) {
        out.write(json.writeValueAsBytes(DeadLetterAnswer.Exported.of(details)));
        out.write('\n');
      }
      out.flush();
      long after = page.getLast().letter().id();
      page = page.size() < MOST ? List.of() : letters.export(filter, new Page(after, MOST));
    }
  }

  private static DeadLetterFilter filter(MultiValueMap<String, String> query, Set<String> besides) {
    Inputs inputs = new Inputs();
    DeadLetterFilter filter = FilterReader.ofQuery(query, besides, inputs);
    inputs.refuseFaults();
    return filter;
  }

  private static RefusedException unknown() {
    return new RefusedException(ErrorCode.DEAD_LETTER_NOT_FOUND, "no dead letter has this id");
  }
}
