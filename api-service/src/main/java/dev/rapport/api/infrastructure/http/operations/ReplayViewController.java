package dev.rapport.api.infrastructure.http.operations;

import dev.rapport.api.application.operations.replay.ItemStatus;
import dev.rapport.api.application.operations.replay.Replay;
import dev.rapport.api.application.operations.replay.ReplayItem;
import dev.rapport.api.application.operations.replay.ReplayStatus;
import dev.rapport.api.application.operations.replay.Replays;
import dev.rapport.api.infrastructure.http.operations.ReplayAnswer.ItemAnswer;
import dev.rapport.api.infrastructure.http.operations.ReplayAnswer.ReceiptAnswer;
import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import dev.rapport.api.infrastructure.http.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows replays, and changes nothing. */
@RestController
@RequestMapping("/v1/ops/replays")
@Tag(name = "Replays")
final class ReplayViewController {

  private static final int MOST = 500;
  private static final int USUAL = 100;

  private final Replays replays;
  private final int usualRate;
  private final InstantSource clock;

  ReplayViewController(Replays replays, int usualRate, InstantSource clock) {
    this.replays = replays;
    this.usualRate = usualRate;
    this.clock = clock;
  }

  /** One page. */
  record ReplayPage(
      List<ReplayAnswer> items,
      @Schema(description = "Pass it as `cursor` for the next page; null on the last one")
          @Nullable String next) {}

  /** One page. */
  record ItemPage(
      List<ItemAnswer> items,
      @Schema(description = "Pass it as `cursor` for the next page; null on the last one")
          @Nullable String next) {}

  @Operation(summary = "Replays, the newest first")
  @GetMapping
  ReplayPage list(
      @Parameter(example = "RUNNING") @RequestParam(name = "status", required = false)
          @Nullable String status,
      @Parameter(description = "1 to 500, 100 by default", example = "100")
          @RequestParam(name = "limit", required = false)
          @Nullable String limit,
      @Parameter(description = "The `next` of the page before", example = "17")
          @RequestParam(name = "cursor", required = false)
          @Nullable String cursor) {
    Inputs inputs = new Inputs();
    ReplayStatus wanted = inputs.named("/status", status, ReplayStatus.class);
    int most = inputs.whole("/limit", limit, USUAL, 1, MOST);
    Long before = inputs.cursor(cursor);
    inputs.refuseFaults();
    List<Replay> found = replays.list(wanted, before, most);
    return new ReplayPage(
        found.stream().map(this::answer).toList(),
        found.size() < most ? null : Long.toString(found.getLast().id()));
  }

  @Operation(summary = "A replay, its stages counted")
  @Refuses(ErrorCode.REPLAY_NOT_FOUND)
  @GetMapping("/{id}")
  ReplayAnswer one(@Parameter(example = "17") @PathVariable String id) {
    return answer(replays.find(number(id)).orElseThrow(ReplayViewController::unknown));
  }

  @Operation(summary = "The events of a replay in the order of their release")
  @Refuses(ErrorCode.REPLAY_NOT_FOUND)
  @GetMapping("/{id}/items")
  ItemPage items(
      @Parameter(example = "17") @PathVariable String id,
      @Parameter(example = "FAILED_AGAIN") @RequestParam(name = "status", required = false)
          @Nullable String status,
      @Parameter(description = "1 to 500, 100 by default", example = "100")
          @RequestParam(name = "limit", required = false)
          @Nullable String limit,
      @Parameter(description = "The `next` of the page before", example = "17")
          @RequestParam(name = "cursor", required = false)
          @Nullable String cursor) {
    Inputs inputs = new Inputs();
    ItemStatus wanted = inputs.named("/status", status, ItemStatus.class);
    int most = inputs.whole("/limit", limit, USUAL, 1, MOST);
    Long after = inputs.cursor(cursor);
    inputs.refuseFaults();
    Replay replay = replays.find(number(id)).orElseThrow(ReplayViewController::unknown);
    List<ReplayItem> found = replays.items(replay.id(), wanted, after == null ? 0 : after, most);
    return new ItemPage(
        found.stream().map(ItemAnswer::of).toList(),
        found.size() < most ? null : Integer.toString(found.getLast().position()));
  }

  @Operation(summary = "What a replay has done; at any time")
  @Refuses(ErrorCode.REPLAY_NOT_FOUND)
  @GetMapping("/{id}/receipt")
  ReceiptAnswer receipt(@Parameter(example = "17") @PathVariable String id) {
    return replays
        .receipt(number(id))
        .map(receipt -> ReceiptAnswer.of(receipt, answer(receipt.replay()), clock.instant()))
        .orElseThrow(ReplayViewController::unknown);
  }

  static long number(String id) {
    return Inputs.id(id).orElseThrow(ReplayViewController::unknown);
  }

  static RefusedException unknown() {
    return new RefusedException(ErrorCode.REPLAY_NOT_FOUND, "no replay has this id");
  }

  private ReplayAnswer answer(Replay replay) {
    return ReplayAnswer.of(replay, usualRate);
  }
}
