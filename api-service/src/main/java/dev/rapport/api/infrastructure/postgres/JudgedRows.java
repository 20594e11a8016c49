package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.operations.verify.Books;
import dev.rapport.api.application.operations.verify.Books.Findings;
import dev.rapport.api.application.operations.verify.EventCounts;
import dev.rapport.api.application.operations.verify.Problem;
import dev.rapport.api.application.operations.verify.Problem.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects what a statement judged of events, one row for each state and problem. */
final class JudgedRows {

  private final List<Problem> problems = new ArrayList<>();
  private EventCounts counts = EventCounts.NONE;
  private long ledgerRows;
  private long total;

  void add(ResultSet row) throws SQLException {
    String status = row.getString("status");
    String problem = row.getString("problem");
    long events = row.getLong("events");
    ledgerRows += row.getLong("counted");
    Kind kind = problem == null ? null : Kind.valueOf(problem);
    counts = counts.plus(counted(status, kind, events));
    if (kind != null) {
      total += events;
      name(kind, status, row);
    }
  }

  Findings findings() {
    return new Findings(counts, ledgerRows, problems, total);
  }

  /** The counts of one range; what contradicts its ledger is in none of the others. */
  static EventCounts counts(ResultSet row, int number) throws SQLException {
    long processed = row.getLong("processed");
    long skipped = row.getLong("skipped");
    long failed = row.getLong("failed");
    long inFlight = row.getLong("in_flight");
    long rest = row.getLong("total") - processed - skipped - failed - inFlight;
    return new EventCounts(processed, skipped, failed, inFlight, rest);
  }

  private static EventCounts counted(@Nullable String status, @Nullable Kind kind, long events) {
    if (status == null || (kind != null && kind.isUnaccounted())) {
      return new EventCounts(0, 0, 0, 0, events);
    }
    return switch (status) {
      case "PROCESSED" -> new EventCounts(events, 0, 0, 0, 0);
      case "SKIPPED" -> new EventCounts(0, events, 0, 0, 0);
      case "FAILED" -> new EventCounts(0, 0, events, 0, 0);
      default -> new EventCounts(0, 0, 0, events, 0);
    };
  }

  private void name(Kind kind, @Nullable String status, ResultSet row) throws SQLException {
    Long[] ids = (Long[]) row.getArray("ids").getArray();
    @Nullable String[] users = (String[]) row.getArray("users").getArray();
    for (int i = 0; i < ids.length && problems.size() < Books.MOST; i++) {
      problems.add(
          new Problem(kind, Objects.requireNonNull(ids[i]), users[i], detail(kind, status)));
    }
  }

  private static String detail(Kind kind, @Nullable String status) {
    return switch (kind) {
      case UNACCOUNTED ->
          status == null
              ? "the ledger has it, but there is no such event"
              : "its status is " + status + ", which is none";
      case PROCESSED_WITHOUT_LEDGER -> "it is PROCESSED, but the ledger has nothing of it";
      case LEDGER_WITHOUT_PROCESSED -> "the ledger has it, but it is " + status;
      case FAILED_WITHOUT_DEAD_LETTER -> "it is FAILED, but there is no dead letter of it";
      case STUCK -> "it is " + status + ", and nothing has touched it for longer than any wait";
      case LEDGER_CHAIN -> "the ledger names another user or another change than the event";
      case STATUS_NOT_SUM -> throw new IllegalArgumentException("no problem of an event");
    };
  }
}
