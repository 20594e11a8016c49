package dev.rapport.cli.output;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Dead letters for people. */
public final class DeadLetterViews {

  public static final View GROUPS = new View("items", "fingerprint", DeadLetterViews::groups);
  public static final View LIST = new View("items", "id", DeadLetterViews::list);
  public static final View DETAIL = new View("", "id", DeadLetterViews::detail);
  public static final View STATS = new View("by_error_code", "error_code", DeadLetterViews::stats);
  public static final View CHANGE = new View("", "changed", DeadLetterViews::change);

  private static final int WIDEST_BAR = 40;

  private DeadLetterViews() {}

  /** Each cause's fingerprint stands below it, whole: it is there to be copied. */
  private static void groups(JsonNode answer, Page page) {
    page.print(
        page.table()
            .number("COUNT", "count")
            .number("USERS", "users")
            .text("ERROR", "error_code")
            .age("NEWEST", "newest_died_at")
            .age("OLDEST", "oldest_died_at")
            .spare("EVENT", "example_event_id")
            .text("FOR EXAMPLE", "example_details")
            .below(group -> "              " + Text.of(group, "fingerprint")),
        answer.path("items"));
  }

  private static void list(JsonNode answer, Page page) {
    page.print(
        page.table()
            .number("ID", "id")
            .number("EVENT", "event_id")
            .time("DIED", "died_at")
            .text("ERROR", "error_code")
            .spare("STATE", "state")
            .spare("TRIES", "attempts")
            .spare("SOURCE", "source")
            .spare("USER", "user_id")
            .spare("COPY", "copy")
            .text("DETAILS", "error_details"),
        answer.path("items"));
  }

  private static void detail(JsonNode letter, Page page) {
    page.heading(
        "Dead letter %s: %s".formatted(Text.of(letter, "id"), Text.of(letter, "error_code")));
    String explanation = Text.of(letter, "explanation");
    if (!explanation.isEmpty()) {
      page.paragraph(explanation);
    }
    page.field("event", Text.of(letter, "event_id"));
    page.field("conversation", Text.of(letter, "conversation_id"));
    page.field("user", Text.of(letter, "user_id"));
    page.field("bot type", Text.of(letter, "bot_type"));
    page.field("details", Text.of(letter, "error_details"));
    page.field("fingerprint", Text.of(letter, "fingerprint"));
    page.field("source", Text.of(letter, "source"));
    page.field("worker", Text.of(letter, "worker"));
    page.field("attempts", Text.of(letter, "attempts"));
    page.moment("first failed", letter, "first_failed_at");
    page.moment("died", letter, "died_at");
    page.state("state", Text.of(letter, "state"));
    page.field("resolution", Text.of(letter, "resolution"));
    page.moment("resolved", letter, "resolved_at");
    page.field("replay", Text.of(letter, "replay_id"));
    page.state("copy in queue", Text.of(letter, "copy"));
    page.field("trace", Text.of(letter, "trace_id"));
    attempts(letter, page);
    headers(letter.path("headers"), page);
  }

  private static void attempts(JsonNode letter, Page page) {
    JsonNode log = letter.path("attempts_log");
    if (!log.isEmpty()) {
      page.blank();
      page.print(
          page.table()
              .number("TRY", "attempt")
              .time("ENDED", "ended_at")
              .text("OUTCOME", "outcome")
              .text("ERROR", "error_code")
              .spare("WORKER", "worker")
              .spare("RETRY", "retry_tier")
              .text("DETAILS", "error_details"),
          log);
    }
  }

  private static void headers(JsonNode headers, Page page) {
    if (!headers.isEmpty()) {
      page.blank();
      headers.propertyNames().forEach(name -> page.field(name, Text.of(headers, name)));
    }
  }

  private static void stats(JsonNode stats, Page page) {
    page.heading("Dead letters");
    for (String state : List.of("open", "archived", "replayed", "purged")) {
      page.field(state, Text.of(stats, state));
    }
    if (!stats.path("by_error_code").isEmpty()) {
      page.blank();
      page.print(
          page.table().number("COUNT", "count").text("ERROR", "error_code"),
          stats.path("by_error_code"));
    }
    hours(stats.path("by_hour"), page);
    queue(stats.path("queue"), page);
  }

  private static void hours(JsonNode hours, Page page) {
    long most = hours.valueStream().mapToLong(hour -> hour.path("count").asLong(0)).max().orElse(0);
    if (most > 0) {
      page.blank();
      page.print(
          page.table()
              .text("HOUR", "hour")
              .number("DIED", "count")
              .cell("", hour -> bar(hour.path("count").asLong(0), most)),
          hours);
    }
  }

  private static String bar(long count, long most) {
    return "█".repeat((int) Math.ceilDiv(count * WIDEST_BAR, most));
  }

  private static void queue(JsonNode queue, Page page) {
    if (queue.isObject()) {
      page.blank();
      page.heading("Queue " + Text.of(queue, "name"));
      page.field("ready", orUnknown(Text.of(queue, "ready")));
      page.field("open rows", Text.of(queue, "rows_open"));
      page.field("without a copy", Text.of(queue, "rows_without_copy"));
      page.field("unknown", Text.of(queue, "unknown_messages"));
      page.field("compared", orUnknown(page.times().moment(Text.of(queue, "reconciled_at"))));
    }
  }

  private static void change(JsonNode change, Page page) {
    boolean dry = change.path("dry_run").asBoolean(false);
    page.line(
        "%s %s of %s dead letters%s"
            .formatted(
                dry ? "would change" : "changed",
                Text.of(change, "changed"),
                Text.of(change, "matched"),
                dry ? "; nothing was changed" : ""));
  }

  private static String orUnknown(String value) {
    return value.isEmpty() ? "not known" : value;
  }
}
