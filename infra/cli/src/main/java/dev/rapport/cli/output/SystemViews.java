package dev.rapport.cli.output;

import tools.jackson.databind.JsonNode;

/** Workers, queues, checks and the audit for people. */
public final class SystemViews {

  public static final View CONSUMPTION = new View("workers", "worker", SystemViews::consumption);
  public static final View DOCTOR = new View("checks", "check", SystemViews::doctor);
  public static final View ACTIONS = new View("items", "id", SystemViews::actions);

  private SystemViews() {}

  private static void consumption(JsonNode answer, Page page) {
    JsonNode pause = answer.path("pause");
    boolean paused = answer.path("paused").asBoolean(false);
    page.state("consumption", paused ? "PAUSED" : "CONSUMING");
    page.field("by", Text.of(pause, "by"));
    page.field("reason", Text.of(pause, "reason"));
    page.moment("since", pause, "since");
    page.moment("until", pause, "until");
    JsonNode broker = answer.path("broker");
    boolean up = broker.path("up").asBoolean(true);
    page.field("broker", up ? "up" : "away", up ? Ink.GOOD : Ink.BAD);
    page.moment("away since", broker, "away_since");
    page.field("why", Text.of(broker, "why"));
    if (!answer.path("workers").isEmpty()) {
      page.blank();
      page.print(
          page.table()
              .text("WORKER", "worker")
              .spare("STATE", "state")
              .number("IN FLIGHT", "in_flight")
              .age("SEEN", "seen_at")
              .age("STARTED", "started_at")
              .spare("VERSION", "version")
              .text("WHY", "why"),
          answer.path("workers"));
    }
    if (!answer.path("queues").isEmpty()) {
      page.blank();
      page.print(
          page.table()
              .text("QUEUE", "name")
              .number("READY", "ready")
              .number("UNACKED", "unacknowledged")
              .number("CONSUMERS", "consumers"),
          answer.path("queues"));
    }
  }

  private static void doctor(JsonNode answer, Page page) {
    page.print(
        page.table()
            .state("STATUS", "status")
            .text("CHECK", "check")
            .cell("FOUND", SystemViews::found),
        answer.path("checks"));
    answer
        .path("checks")
        .valueStream()
        .filter(
            check -> !Text.of(check, "remedy").isEmpty() && !Text.of(check, "status").equals("OK"))
        .forEach(
            check -> {
              page.blank();
              page.heading(Text.of(check, "check"));
              page.field("found", Text.of(check, "found"));
              page.field("expected", Text.of(check, "expected"));
              page.field("what to do", Text.of(check, "remedy"));
            });
  }

  private static String found(JsonNode check) {
    String found = Text.of(check, "found");
    String expected = Text.of(check, "expected");
    return expected.isEmpty() || Text.of(check, "status").equals("OK")
        ? found
        : found + ", expected " + expected;
  }

  private static void actions(JsonNode answer, Page page) {
    page.print(actionsTable(page), answer.path("items"));
  }

  static Table actionsTable(Page page) {
    return page.table()
        .time("AT", "at")
        .text("ACTOR", "actor")
        .text("ACTION", "action")
        .spare("TARGET", "target")
        .text("REASON", "reason");
  }
}
