package dev.rapport.cli.output;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Plans and replays for people. */
public final class ReplayViews {

  public static final View PLAN = new View("", "replay_id", ReplayViews::plan);
  public static final View REPLAY = new View("", "replay_id", ReplayViews::replay);
  public static final View RECEIPT = new View("", "replay_id", ReplayViews::receipt);
  public static final View LIST = new View("items", "replay_id", ReplayViews::list);

  public static final View ITEMS = new View("items", "event_id", ReplayViews::items);

  private ReplayViews() {}

  private static void plan(JsonNode plan, Page page) {
    page.heading(
        "Plan%s: %s dead letters of %s users"
            .formatted(number(plan), Text.of(plan, "count"), Text.of(plan, "users")));
    causes(plan, page);
    String left = Text.of(plan, "not_replayable");
    page.field(
        "left out", left.equals("0") || left.isEmpty() ? "" : left + ", which have no event");
    page.field("stages", stageSizes(plan));
    page.field("takes about", duration(plan, "estimated_seconds"));
    page.moment("expires", plan, "expires_at");
  }

  private static String number(JsonNode plan) {
    String id = Text.of(plan, "replay_id");
    return id.isEmpty() ? "" : " " + id;
  }

  private static void causes(JsonNode replay, Page page) {
    page.print(
        page.table()
            .number("COUNT", "count")
            .text("ERROR", "error_code")
            .text("FINGERPRINT", "fingerprint"),
        replay.path("causes"),
        "  ");
  }

  private static String stageSizes(JsonNode plan) {
    List<String> sizes =
        plan.path("stages").valueStream().map(stage -> Text.of(stage, "size")).toList();
    return sizes.isEmpty() ? "" : String.join(", then ", sizes);
  }

  private static void replay(JsonNode replay, Page page) {
    page.heading("Replay " + Text.of(replay, "replay_id"));
    page.state("status", Text.of(replay, "status"));
    page.field("halted because", Text.of(replay, "halted_because"), Ink.BAD);
    page.field("now", waitingFor(replay));
    page.field("reason", Text.of(replay, "reason"));
    page.field("dead letters", Text.of(replay, "count"));
    page.field("rate", suffixed(replay, "rate", " a second"));
    page.field("halts above", suffixed(replay, "halt_at", " % failed again"));
    page.field("planned by", Text.of(replay, "planned_by"));
    page.field("started by", Text.of(replay, "started_by"));
    page.moment("started", replay, "started_at");
    page.moment("finished", replay, "finished_at");
    page.blank();
    page.print(
        page.table()
            .number("STAGE", "stage")
            .number("SIZE", "size")
            .state("STATUS", "status")
            .number("SCORED", "scored")
            .number("FAILED AGAIN", "failed_again")
            .number("SKIPPED", "skipped")
            .number("IN FLIGHT", "in_flight"),
        replay.path("stages"));
  }

  private static void receipt(JsonNode receipt, Page page) {
    replay(receipt, page);
    page.blank();
    JsonNode totals = receipt.path("totals");
    for (String fate : List.of("scored", "failed_again", "skipped", "waiting")) {
      page.field(fate.replace('_', ' '), Text.of(totals, fate));
    }
    JsonNode details = receipt.path("items_by_detail");
    details.propertyNames().forEach(name -> page.field("  " + name, Text.of(details, name)));
    page.field("score change", Text.of(receipt, "score_change_total"));
    page.field("took", duration(receipt, "took_seconds"));
    if (!receipt.path("actions").isEmpty()) {
      page.blank();
      page.print(SystemViews.actionsTable(page), receipt.path("actions"));
    }
    if (!receipt.path("final").asBoolean(true)) {
      page.blank();
      page.line("not final: the replay has not ended");
    }
  }

  private static void list(JsonNode answer, Page page) {
    page.print(
        page.table()
            .number("ID", "replay_id")
            .state("STATUS", "status")
            .number("COUNT", "count")
            .cell("SCORED", replay -> Text.of(replay.path("totals"), "scored"))
            .cell("FAILED", replay -> Text.of(replay.path("totals"), "failed_again"))
            .time("PLANNED", "planned_at")
            .spare("BY", "planned_by")
            .text("REASON", "reason"),
        answer.path("items"));
  }

  private static void items(JsonNode answer, Page page) {
    page.print(
        page.table()
            .number("EVENT", "event_id")
            .number("DEAD LETTER", "dead_letter_id")
            .number("STAGE", "stage")
            .state("STATUS", "status")
            .time("UPDATED", "updated_at")
            .text("DETAIL", "detail"),
        answer.path("items"));
  }

  /** What a running replay waits for, as a sentence. */
  static String waitingFor(JsonNode replay) {
    return Text.of(replay, "waiting_for");
  }

  private static String suffixed(JsonNode node, String field, String suffix) {
    String value = Text.of(node, field);
    return value.isEmpty() ? "" : value + suffix;
  }

  private static String duration(JsonNode node, String field) {
    JsonNode seconds = node.path(field);
    return seconds.isNumber() ? Times.length(Duration.ofSeconds(seconds.asLong(0))) : "";
  }
}
