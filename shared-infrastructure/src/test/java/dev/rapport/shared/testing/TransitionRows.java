package dev.rapport.shared.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.contract.EventStatus;
import dev.rapport.model.protocol.EventTransition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An event in every state that {@link EventTransition} tells apart, twice: one that a statement is
 * asked to change and one that it is not. Shows that it changed exactly the rows it may.
 */
public final class TransitionRows {

  /** Whom a row names as its owner. */
  public enum Owner {
    NOBODY,
    OURS,
    /** Another worker, which holds its lock. */
    LIVING,
    DEAD
  }

  /** Where a moment of a row lies. */
  public enum When {
    NEVER,
    /** An hour ago. */
    PAST,
    FUTURE
  }

  /** One event; {@code version} is another after every write. */
  public record Row(
      EventId id,
      String conversationId,
      EventStatus status,
      Owner owner,
      When lease,
      When due,
      boolean published,
      int crashes,
      boolean asked,
      long version) {

    /** Whether the table allows this row that change. */
    public boolean allows(EventTransition transition) {
      return transition.from().contains(status) && (!transition.ownerOnly() || owner == Owner.OURS);
    }
  }

  private static final String CLEAR =
      """
      truncate conversation_events, event_attempts, score_ledger, dead_letters, friendship_status
        cascade
      """;

  private static final String INSERT =
      """
      insert into conversation_events (conversation_id, user_id, bot_type, bot_id, agent_tag,
        start_time, end_time, content_hash, raw_conversation_log, attempt_count, status, lease_owner,
        lease_until, next_attempt_at, published_at, crash_count)
      select gen_random_uuid()::text, 'user-1', 'TALK', owner, asked,
        now() - interval '2 minutes', now(), decode('00', 'hex'), '[]'::jsonb, 1, status,
        case owner when 'OURS' then :ours when 'LIVING' then :living when 'DEAD' then :dead end,
        case lease when 'PAST' then now() - interval '1 hour'
                   when 'FUTURE' then now() + interval '1 hour' end,
        case due when 'PAST' then now() - interval '1 hour'
                 when 'FUTURE' then now() + interval '1 hour' end,
        case when published then now() - interval '1 hour' end, crashes
      from unnest(array['PENDING', 'PROCESSING', 'PROCESSED', 'SKIPPED', 'FAILED']) status,
        unnest(array['NOBODY', 'OURS', 'LIVING', 'DEAD']) owner,
        unnest(array['NEVER', 'PAST', 'FUTURE']) lease,
        unnest(array['NEVER', 'PAST', 'FUTURE']) due,
        unnest(array[true, false]) published,
        generate_series(0, 2) crashes,
        unnest(array['ASKED', 'NOT ASKED']) asked
      """;

  private static final String READ =
      """
      select id, conversation_id, status, bot_id as owner, agent_tag = 'ASKED' as asked, crash_count,
        published_at is not null as published, xmin::text::bigint as version,
        case when lease_until is null then 'NEVER'
             when lease_until < now() then 'PAST' else 'FUTURE' end as lease,
        case when next_attempt_at is null then 'NEVER'
             when next_attempt_at < now() then 'PAST' else 'FUTURE' end as due
      from conversation_events where agent_tag in ('ASKED', 'NOT ASKED') order by id
      """;

  /** No worker's number: nobody holds its lock. */
  private static final long DEAD = 1_000_000;

  private final TestDatabase database;
  private final List<Row> before;

  /**
   * Makes them anew; nothing else is left in the tables.
   *
   * @param ours the number of the worker that makes the change
   * @param living the number of another one
   */
  public TransitionRows(TestDatabase database, long ours, long living) {
    this.database = database;
    var _ = database.jdbc().sql(CLEAR).update();
    int made =
        database
            .jdbc()
            .sql(INSERT)
            .param("ours", ours)
            .param("living", living)
            .param("dead", DEAD)
            .update();
    this.before = rows();
    assertThat(before).hasSize(made).hasSizeGreaterThan(2000);
  }

  /** All that there were. */
  public List<Row> all() {
    return before;
  }

  /** Those that the statement is to be given. */
  public List<EventId> asked() {
    return before.stream().filter(Row::asked).map(Row::id).toList();
  }

  /**
   * Fails unless the rows that the table and {@code where} allow made that change, and no other.
   */
  public void assertMade(EventTransition transition, Predicate<Row> where) {
    assertMade(
        row ->
            row.allows(transition) && where.test(row) ? Optional.of(transition) : Optional.empty());
  }

  /** Fails unless each row made the change that is told for it, or none. */
  public void assertMade(Function<Row, Optional<EventTransition>> changes) {
    Map<EventId, Row> after = byId();
    int made = 0;
    for (Row row : before) {
      Optional<EventTransition> change = changes.apply(row);
      boolean isWritten = now(after, row).version() != row.version();
      assertThat(isWritten).as("%s is written, by %s", row, change).isEqualTo(change.isPresent());
      if (change.isPresent()) {
        assertThat(row.allows(change.get())).as("%s allows %s", row, change).isTrue();
        assertThat(now(after, row).status()).as("%s", row).isEqualTo(change.get().to());
        made++;
      }
    }
    assertThat(made).as("rows that changed").isPositive();
  }

  /** Fails unless exactly these rows were written, and none has another status. */
  public void assertWritten(Predicate<Row> where) {
    Map<EventId, Row> after = byId();
    for (Row row : before) {
      boolean isWritten = now(after, row).version() != row.version();
      assertThat(isWritten).as("%s is written", row).isEqualTo(where.test(row));
      assertThat(now(after, row).status()).as("%s", row).isEqualTo(row.status());
    }
    assertThat(before).anyMatch(where);
  }

  /** Fails if any of these rows was written. */
  public void assertUntouched() {
    assertThat(rows()).isEqualTo(before);
  }

  private Map<EventId, Row> byId() {
    Map<EventId, Row> byId = new HashMap<>();
    rows().forEach(row -> byId.put(row.id(), row));
    return byId;
  }

  private static Row now(Map<EventId, Row> after, Row row) {
    return Objects.requireNonNull(after.get(row.id()), row::toString);
  }

  private List<Row> rows() {
    return database.jdbc().sql(READ).query(TransitionRows::row).list();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        new EventId(row.getLong("id")),
        row.getString("conversation_id"),
        EventStatus.valueOf(row.getString("status")),
        Owner.valueOf(row.getString("owner")),
        When.valueOf(row.getString("lease")),
        When.valueOf(row.getString("due")),
        row.getBoolean("published"),
        row.getInt("crash_count"),
        row.getBoolean("asked"),
        row.getLong("version"));
  }
}
