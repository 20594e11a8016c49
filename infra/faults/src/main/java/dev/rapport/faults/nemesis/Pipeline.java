package dev.rapport.faults.nemesis;

import dev.rapport.faults.lab.Database;
import dev.rapport.faults.nemesis.Blow.Recovery;
import dev.rapport.faults.process.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sees in the rows whether events are being published and scored. */
final class Pipeline {

  private static final String NOW = "select (extract(epoch from clock_timestamp()) * 1e6)::bigint";
  private static final String FIRST_AFTER =
      """
      select (extract(epoch from min(published_at) filter (where published_at > since)) * 1e6)::bigint,
             (extract(epoch from min(processed_at) filter (where processed_at > since)) * 1e6)::bigint
      from (select published_at, processed_at, to_timestamp(? / 1e6) as since
            from conversation_events order by id desc limit 4000) latest
      """;
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Database database;

  Pipeline(Database database) {
    this.database = database;
  }

  /** The database's time, in microseconds. */
  long now() {
    return database.numberIfThere(NOW).orElseGet(() -> System.currentTimeMillis() * 1000);
  }

  /** Waits for the first confirm and the first score after a moment, at most so long. */
  Optional<Recovery> awaitMoving(long since, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<Recovery> moved = movedSince(since);
      if (moved.isPresent()) {
        return moved;
      }
      Pause.of(LOOK);
    }
    return Optional.empty();
  }

  private Optional<Recovery> movedSince(long since) {
    try {
      List<long[]> firsts =
          database.rows(
              FIRST_AFTER, row -> new long[] {row.getLong(1), row.getLong(2)}, (double) since);
      long confirm = firsts.getFirst()[0];
      long score = firsts.getFirst()[1];
      return confirm == 0 || score == 0
          ? Optional.empty()
          : Optional.of(new Recovery(micros(confirm - since), micros(score - since)));
    } catch (Database.DatabaseException e) {
      return Optional.empty();
    }
  }

  private static Duration micros(long micros) {
    return Duration.ofNanos(micros * 1000);
  }
}
