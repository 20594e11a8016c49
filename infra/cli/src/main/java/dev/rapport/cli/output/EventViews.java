package dev.rapport.cli.output;

import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Events for people. */
public final class EventViews {

  public static final View LIST = new View("events", "event_id", EventViews::list);
  public static final View DETAIL = new View("", "event_id", EventViews::detail);
  public static final View EXPLANATION = new View("", "event_id", EventViews::explanation);
  public static final View VERIFICATION =
      new View("problems", "event_id", EventViews::verification);

  private EventViews() {}

  private static void list(JsonNode answer, Page page) {
    page.print(
        page.table()
            .number("EVENT", "event_id")
            .time("ACCEPTED", "created_at")
            .state("STATUS", "status")
            .text("USER", "user_id")
            .spare("CONVERSATION", "conversation_id")
            .spare("CHANGE", "friendship_score_change")
            .text("EXPLANATION", "explanation"),
        answer.path("events"));
  }

  private static void detail(JsonNode event, Page page) {
    page.heading("Event " + Text.of(event, "event_id"));
    page.state("status", Text.of(event, "status"));
    page.field("conversation", Text.of(event, "conversation_id"));
    page.field("posted as", Text.of(event, "original_conversation_id"));
    page.field("user", Text.of(event, "user_id"));
    page.field("bot", (Text.of(event, "bot_type") + " " + Text.of(event, "bot_id")).strip());
    page.field("agent tag", Text.of(event, "agent_tag"));
    page.field("lasted", Text.of(event, "duration_seconds") + "s");
    page.field("attempts", Text.of(event, "attempt_count"));
    page.moment("next attempt", event, "next_attempt_at");
    page.moment("accepted", event, "created_at");
    page.moment("published", event, "published_at");
    page.moment("scored", event, "processed_at");
    page.field("score change", Text.of(event, "friendship_score_change"));
    page.field("new level", Text.of(event, "new_friendship_level"));
    page.field("error", Text.of(event, "error_code"), Ink.BAD);
    page.field("details", Text.of(event, "error_details"));
    JsonNode calculation = event.path("score_calculation_details");
    if (!calculation.isEmpty()) {
      page.blank();
      page.heading("How the change came about");
      calculation.properties().stream()
          .filter(entry -> entry.getValue().isValueNode())
          .map(Map.Entry::getKey)
          .forEach(name -> page.line("  %-26s %s".formatted(name, Text.of(calculation, name))));
    }
  }

  private static void explanation(JsonNode event, Page page) {
    page.heading(
        "Event %s (%s) of user %s"
            .formatted(
                Text.of(event, "event_id"),
                Text.of(event, "conversation_id"),
                Text.of(event, "user_id")));
    page.paragraph(Text.of(event, "explanation"));
    page.blank();
    page.print(
        page.table()
            .time("AT", "at")
            .cell("WHAT", entry -> Text.of(entry, "what").replace('_', ' '))
            .number("TRY", "attempt")
            .cell("TOOK", EventViews::took)
            .spare("WORKER", "worker")
            .cell("DETAIL", EventViews::why),
        event.path("timeline"));
  }

  private static String took(JsonNode entry) {
    String took = Text.of(entry, "duration_ms");
    return took.isEmpty() ? "" : took + " ms";
  }

  private static String why(JsonNode entry) {
    String error = Text.of(entry, "error_code");
    String detail = Text.of(entry, "detail");
    return error.isEmpty() || detail.isEmpty() ? error + detail : error + ", " + detail;
  }

  private static String verdict(JsonNode found) {
    if (found.path("ok").asBoolean(false)) {
      return "OK";
    }
    boolean unfinished =
        !found.path("complete").asBoolean(true) && found.path("problems").isEmpty();
    return unfinished ? "UNFINISHED" : "FAIL";
  }

  private static void verification(JsonNode found, Page page) {
    JsonNode events = found.path("events");
    page.state("verdict", verdict(found));
    page.field("accepted", Text.of(events, "accepted"));
    page.field(
        "",
        events.properties().stream()
            .filter(entry -> !entry.getKey().equals("accepted"))
            .map(entry -> entry.getKey().replace('_', ' ') + " " + entry.getValue().asString(""))
            .collect(Collectors.joining(", ")));
    page.field("users checked", Text.of(found, "users_checked"));
    page.field("ledger rows", Text.of(found, "ledger_rows"));
    page.field("took", Text.of(found, "took_ms") + " ms");
    JsonNode problems = found.path("problems");
    if (!problems.isEmpty()) {
      page.field(
          "problems", "%s, shown %d".formatted(Text.of(found, "problems_total"), problems.size()));
      page.blank();
      page.print(
          page.table()
              .text("KIND", "kind")
              .number("EVENT", "event_id")
              .text("USER", "user_id")
              .text("DETAIL", "detail"),
          problems);
    }
  }
}
