package dev.rapport.worker.infrastructure.postgres;

import dev.rapport.model.scoring.FriendshipStatus;
import dev.rapport.shared.postgres.StoredDocuments;
import dev.rapport.worker.application.FriendshipLedger.Entry;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows turned into one array for each column, for statements that unnest them. */
final class Columns {

  private final StoredDocuments documents = new StoredDocuments();

  Map<String, Object> ledger(List<Entry> entries) {
    return Map.of(
        "ids", column(entries, Long.class, entry -> entry.event().event().id().value()),
        "users", column(entries, String.class, entry -> entry.event().event().userId()),
        "changes", column(entries, BigDecimal.class, Columns::change),
        "before", column(entries, BigDecimal.class, Entry::scoreBefore),
        "after", column(entries, BigDecimal.class, entry -> entry.after().score()),
        "formulas",
            column(entries, String.class, entry -> entry.event().details().formulaVersion()),
        "attempts", column(entries, Short.class, entry -> (short) entry.event().event().attempt()),
        "replays", column(entries, Long.class, entry -> entry.event().event().replayId()));
  }

  Map<String, Object> events(List<Entry> entries) {
    return Map.of(
        "ids", column(entries, Long.class, entry -> entry.event().event().id().value()),
        "changes", column(entries, BigDecimal.class, Columns::change),
        "levels", column(entries, String.class, entry -> entry.after().level().name()),
        "details", column(entries, String.class, entry -> documents.write(entry.event().details())),
        "analyses",
            column(entries, String.class, entry -> documents.write(entry.event().analysis())));
  }

  Map<String, Object> users(List<FriendshipStatus> statuses) {
    return Map.of(
        "users", column(statuses, String.class, FriendshipStatus::userId),
        "scores", column(statuses, BigDecimal.class, FriendshipStatus::score),
        "levels", column(statuses, String.class, status -> status.level().name()),
        "lastDates", column(statuses, String.class, Columns::lastDate),
        "streaks", column(statuses, Integer.class, FriendshipStatus::streakDay),
        "turns", column(statuses, Integer.class, FriendshipStatus::totalTurns),
        "topics", column(statuses, String.class, status -> documents.write(status.topicMetrics())),
        "versions", column(statuses, Long.class, FriendshipStatus::version));
  }

  private static BigDecimal change(Entry entry) {
    return entry.event().details().finalScoreChange();
  }

  private static @Nullable String lastDate(FriendshipStatus status) {
    return status.lastInteractionDate() == null ? null : status.lastInteractionDate().toString();
  }

  private static <R, T> Object column(
      List<R> rows, Class<T> type, Function<R, ? extends @Nullable T> value) {
    Object column = Array.newInstance(type, rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Array.set(column, i, value.apply(rows.get(i)));
    }
    return column;
  }
}
