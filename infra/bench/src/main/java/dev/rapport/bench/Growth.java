package dev.rapport.bench;

import dev.rapport.bench.load.PostedEnd;
import dev.rapport.bench.report.Findings;
import dev.rapport.bench.report.Plot;
import dev.rapport.bench.stack.Database;

/** The same load on an empty and on a full table. */
final class Growth implements Experiment {

  private static final int CHUNK = 50_000;

  /** Scored events of many users, with their part in the ledger; each is worth 6. */
  private static final String FILL =
      """
      with posted as (
        insert into conversation_events (
          conversation_id, user_id, bot_type, bot_id, bot_name, start_time, end_time, content_hash,
          raw_conversation_log, status, attempt_count, delivery_count, published_at, created_at,
          updated_at, processed_at, processed_by, friendship_score_change, new_friendship_level,
          score_calculation_details, analysis)
        select 'stored-' || n, 'stored_' || n % 20000, 'TALK', 'talk_best_friends',
          'Best Friends Talk', now() - interval '20 min', now(), sha256(n::text::bytea), ?::jsonb,
          'PROCESSED', 1, 1, now(), now(), now(), now(), 'worker-0', 6, 'PHASE1_STRANGER',
          '{"final_score_change": 6}', '{"degraded": []}'
        from generate_series(?, ?) n
        returning id, user_id, substr(conversation_id, 8)::int / 20000 as earlier)
      insert into score_ledger (
        event_id, user_id, change, score_before, score_after, formula_version, attempt)
      select id, user_id, 6, 6 * earlier, 6 * (earlier + 1), 'v1', 1 from posted
      """;

  private static final String SUM =
      """
      insert into friendship_status (user_id, friendship_score)
      select user_id, sum(change) from score_ledger where user_id like 'stored\\_%' group by user_id
      """;

  @Override
  public Plot run(Setting setting) {
    Plot plot = new Plot("Empty and full", "seconds", "scored a second");
    measure(setting, "empty", plot);
    fill(setting);
    measure(setting, "full", plot);
    Findings findings = setting.findings();
    double ratio = findings.median("full: scored/s") / findings.median("empty: scored/s");
    findings.add("full to empty, %", 100 * ratio);
    return plot;
  }

  private static void measure(Setting setting, String state, Plot plot) {
    for (int run = 1; run <= setting.options().runs(); run++) {
      double limit = setting.limit();
      setting.tell("run " + run + ", " + state);
      Run measured = setting.trials().saturating(setting.rapport());
      setting.findings().add(state + ": limit/s", limit);
      setting.findings().add(state + ": accepted/s", measured.acceptedPerSecond());
      setting.findings().add(state + ": scored/s", measured.scoredPerSecond());
      setting.findings().add(state + ": answer p99, ms", measured.answerMillis().at(99));
      plot.line(state + ", run " + run, 1, measured.scoredEachSecond());
    }
  }

  private static void fill(Setting setting) {
    int events = setting.options().stored();
    setting.tell("storing " + events + " events");
    try (Database database = setting.stack().database()) {
      database.execute("set synchronous_commit = off");
      for (int from = 0; from < events; from += CHUNK) {
        int to = Math.min(from + CHUNK, events) - 1;
        database.execute(FILL, PostedEnd.log(), from, to);
      }
      database.execute(SUM);
      database.execute("vacuum analyze conversation_events");
      database.execute("vacuum analyze score_ledger");
      database.execute("vacuum analyze friendship_status");
      database.execute("checkpoint");
    }
  }
}
