package dev.rapport.bench.limits;

import dev.rapport.bench.load.PostedEnd;
import dev.rapport.bench.stack.Database;
import dev.rapport.bench.stack.Shell;
import dev.rapport.bench.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** pgbench with the services' statements, one event a transaction, on copies of their tables. */
final class PgBench {

  private static final int CLIENTS = 16;

  /** More than can be scored in the longest measurement. */
  private static final int SCORED_A_SECOND_AT_MOST = 6_000;

  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

  private static final String CREATE =
      """
      drop schema if exists bench cascade;
      create schema bench;
      create table bench.events (like conversation_events including all)
        with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
      create table bench.ledger (like score_ledger including all,
        foreign key (event_id) references bench.events (id));
      create table bench.status (like friendship_status including all)
        with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
      """;

  private static final String DROP = "drop schema if exists bench cascade";

  private static final String FILL_CLAIMED =
      """
      insert into bench.events (conversation_id, user_id, bot_type, start_time, end_time,
        content_hash, raw_conversation_log, status, attempt_count, delivery_count, published_at,
        lease_owner, lease_until)
      select 'claimed-' || n, 'user_' || n % 20000, 'TALK', now() - interval '20 min', now(),
        sha256(n::text::bytea), ?::jsonb, 'PROCESSING', 1, 1, now(), 1, now() + interval '5 min'
      from generate_series(0, ?) n
      """;

  private final Stack stack;
  private final Path program = Path.of(System.getProperty("rapport.pgbench", "pgbench"));

  PgBench(Stack stack) {
    this.stack = stack;
  }

  /** Inserts of one conversation as it is posted, a second. */
  double inserts(int seconds) {
    try (Database database = stack.database()) {
      database.execute(CREATE);
      double rate = measure("insert.sql", seconds);
      database.execute(DROP);
      return rate;
    }
  }

  /** Claimed events scored, a second. */
  double scores(int seconds) {
    try (Database database = stack.database()) {
      database.execute(CREATE);
      database.execute(FILL_CLAIMED, PostedEnd.log(), (seconds + 1) * SCORED_A_SECOND_AT_MOST);
      database.execute("vacuum analyze bench.events");
      database.execute("checkpoint");
      double rate = measure("score.sql", seconds);
      database.execute(DROP);
      return rate;
    }
  }

  private double measure(String script, int seconds) {
    Path file = stack.work().resolve(script);
    try (var source = PgBench.class.getResourceAsStream(script)) {
      if (source == null) {
        throw new IllegalStateException(script + " is missing");
      }
      Files.write(file, source.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String printed =
        Shell.run(
            stack.work().resolve("pgbench.log"),
            Duration.ofSeconds(seconds + 60L),
            Map.of(),
            words(file, seconds));
    Matcher rate = RATE.matcher(printed);
    if (!rate.find()) {
      throw new IllegalStateException("pgbench printed no rate: " + printed);
    }
    return Double.parseDouble(rate.group(1));
  }

  private List<String> words(Path script, int seconds) {
    return List.of(
        program.toString(),
        "--no-vacuum",
        "--protocol=prepared",
        "--client=" + CLIENTS,
        "--time=" + seconds,
        "--define=clients=" + CLIENTS,
        "--define=turn=0",
        "--define=log=" + PostedEnd.log(),
        "--file=" + script,
        stack.file().get("DATABASE_URL"));
  }
}
