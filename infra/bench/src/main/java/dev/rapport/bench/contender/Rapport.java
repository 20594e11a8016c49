package dev.rapport.bench.contender;

import dev.rapport.bench.load.Target;
import dev.rapport.bench.stack.Database;
import dev.rapport.bench.stack.Stack;
import dev.rapport.bench.stack.StackFile;
import java.util.List;

/** The system itself, through its front door and its tables. */
public final class Rapport implements Contender {

  /** Two partial indexes answer this; one condition for both states would read the table. */
  private static final String BACKLOG =
      """
      select (select count(*) from conversation_events where status = 'PENDING')
           + (select count(*) from conversation_events where status = 'PROCESSING')
      """;

  private static final String SCORED =
      """
      select substr(e.conversation_id, length(?) + 1)::int,
             (extract(epoch from e.created_at) * 1000000)::bigint,
             (extract(epoch from pg_xact_commit_timestamp(l.xmin)) * 1000000)::bigint
      from conversation_events e join score_ledger l on l.event_id = e.id
      where e.conversation_id >= ? and e.conversation_id < ? and e.status = 'PROCESSED'
      """;

  private static final String WRONG_SUMS =
      """
      select count(*)
      from friendship_status
      full join (select user_id, sum(change) as change from score_ledger group by user_id) ledger
        using (user_id)
      where friendship_score is distinct from change
      """;

  private final Target target;
  private final Database database;

  public Rapport(Stack stack) {
    StackFile file = stack.file();
    this.target = Target.at(file.urls("API_URLS").getFirst(), file.get("BE_TOKEN"));
    this.database = stack.database();
  }

  @Override
  public String name() {
    return "Rapport";
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public long backlog() {
    return database.number(BACKLOG);
  }

  @Override
  public List<Scored> scored(String prefix) {
    return ScoredRows.of(database, SCORED, prefix);
  }

  @Override
  public long wrongSums() {
    return database.number(WRONG_SUMS);
  }

  @Override
  public void close() {
    database.close();
  }
}
