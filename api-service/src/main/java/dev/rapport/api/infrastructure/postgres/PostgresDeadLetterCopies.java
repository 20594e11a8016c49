package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.operations.deadletters.DeadLetterCopies;
import dev.rapport.api.application.operations.deadletters.QueuedMessage;
import dev.rapport.api.application.operations.deadletters.Standing;
import dev.rapport.api.application.operations.deadletters.Standing.Kind;
import dev.rapport.model.contract.EventId;
import dev.rapport.shared.postgres.PostgresFailures;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the dead-letter queue should hold, and who compares. Each statement is its own transaction.
 */
final class PostgresDeadLetterCopies implements DeadLetterCopies {

  private static final String LEASE =
      """
      update dead_letter_reconciliation
      set lease_until = now() + make_interval(secs => :leaseSeconds)
      where lease_until is null or lease_until < now()
      returning now() as now, unknown_messages, reconciled_at,
        (select count(*) from dead_letters where resolved_at is null and published_at is not null)
          as copies
      """;

  /** An event is deliverable where only its message is missing to work on it. */
  private static final String EVENTS =
      """
      select e.id, coalesce(d.id, 0) as row,
        case when d.id is not null then 'OPEN'
             when e.status = 'PROCESSING' then 'IN_WORK'
             when e.status = 'PENDING' and e.published_at is not null
               and (e.next_attempt_at is null or e.next_attempt_at <= now()) then 'DELIVERABLE'
             when e.status = 'FAILED' and not exists (
               select 1 from dead_letters a where a.event_id = e.id
                 and a.resolution in ('ARCHIVED', 'PURGED')) then 'UNEXPLAINED'
             else 'SETTLED' end as kind
      from conversation_events e
      left join dead_letters d on d.event_id = e.id and d.resolved_at is null
      where e.id = any (:events)
      """;

  private static final String MESSAGES =
      """
      select distinct on (body_hash) encode(body_hash, 'hex') as hash,
        case when resolved_at is null then id else 0 end as row,
        case when resolved_at is null then 'OPEN' else 'SETTLED' end as kind
      from dead_letters
      where event_id is null
        and body_hash in (select decode(h, 'hex') from unnest(:hashes) as h)
      order by body_hash, resolved_at is null desc
      """;

  private static final String GIVE_UP =
      """
      with failed as (
        update conversation_events
        set status = 'FAILED', next_attempt_at = null, lease_owner = null, lease_until = null,
          crash_count = 0, error_code = 'BROKER_GAVE_UP', error_details = :why, updated_at = now()
        where id = :event and status = 'PENDING' and published_at is not null
          and (next_attempt_at is null or next_attempt_at <= now())
        returning id, attempt_count, replay_id)
      insert into dead_letters (event_id, source, error_code, error_details, fingerprint, attempts,
        first_failed_at, died_in_replay)
      select id, 'BROKER', 'BROKER_GAVE_UP', :why, 'BROKER_GAVE_UP', attempt_count, now(), replay_id
      from failed
      """;

  /** The message that was found is its copy. */
  private static final String RECORD =
      """
      insert into dead_letters (source, error_code, error_details, fingerprint, attempts,
        first_failed_at, message_body, body_hash, published_at)
      values (:source, :code, :why, :code, 0, now(), :body, sha256(:body), now())
      on conflict (body_hash) where event_id is null and resolved_at is null
      do update set published_at = coalesce(dead_letters.published_at, now())
      returning id
      """;

  private static final String MISSED =
      """
      update dead_letters set published_at = null, copy_gone_at = now()
      where resolved_at is null and published_at < :before and id <> all (:seen)
      """;

  private static final String GIVE_TURN_BACK =
      "update dead_letter_reconciliation set lease_until = null";

  private static final String LOOKED =
      "update dead_letter_reconciliation set lease_until = null, looked_at = now(), ready = :ready";

  private static final String RECONCILED =
      """
      update dead_letter_reconciliation
      set lease_until = null, looked_at = now(), ready = :ready, reconciled_at = now(),
        unknown_messages = :unknown
      """;

  private final JdbcClient jdbc;

  PostgresDeadLetterCopies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Turn> lease(Duration lease) {
    return PostgresFailures.translated(
        () ->
            jdbc.sql(LEASE)
                .param("leaseSeconds", lease.toSeconds())
                .query(
                    (row, _) ->
                        new Turn(
                            DeadLetterRows.instant(row, "now"),
                            row.getLong("copies"),
                            row.getLong("unknown_messages"),
                            DeadLetterRows.optionalInstant(row, "reconciled_at")))
                .optional());
  }

  @Override
  public List<Standing> standings(List<QueuedMessage> messages) {
    return PostgresFailures.translated(
        () -> {
          Map<Long, Standing> events = events(messages);
          List<String> hashes =
              messages.stream().flatMap(message -> hashOf(message, events).stream()).toList();
          Map<String, Standing> others = others(hashes);
          return messages.stream().map(message -> standing(message, events, others)).toList();
        });
  }

  @Override
  public boolean giveUp(EventId event, String why) {
    return PostgresFailures.translated(
        () -> jdbc.sql(GIVE_UP).param("event", event.value()).param("why", why).update() == 1);
  }

  @Override
  public long record(QueuedMessage message, String code, String why) {
    return PostgresFailures.translated(
        () ->
            jdbc.sql(RECORD)
                .param("source", message.byBroker() ? "BROKER" : "MESSAGE")
                .param("code", code)
                .param("why", message.byBroker() ? message.givenUp() + ": " + why : why)
                .param("body", message.bytes())
                .query(Long.class)
                .single());
  }

  @Override
  public int missed(Instant before, Collection<Long> seen) {
    return PostgresFailures.translated(
        () ->
            jdbc.sql(MISSED)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("seen", seen.toArray(Long[]::new))
                .update());
  }

  @Override
  public void giveTurnBack() {
    PostgresFailures.run(() -> jdbc.sql(GIVE_TURN_BACK).update());
  }

  @Override
  public void looked(long ready) {
    PostgresFailures.run(() -> jdbc.sql(LOOKED).param("ready", ready).update());
  }

  @Override
  public void reconciled(long ready, long unknown) {
    PostgresFailures.run(
        () -> jdbc.sql(RECONCILED).param("ready", ready).param("unknown", unknown).update());
  }

  private Map<Long, Standing> events(List<QueuedMessage> messages) {
    Long[] ids =
        messages.stream()
            .flatMap(message -> message.event().stream())
            .map(EventId::value)
            .distinct()
            .toArray(Long[]::new);
    Map<Long, Standing> standings = new HashMap<>();
    jdbc.sql(EVENTS)
        .param("events", ids)
        .query((row, _) -> Map.entry(row.getLong("id"), standing(row)))
        .list()
        .forEach(found -> standings.put(found.getKey(), found.getValue()));
    return standings;
  }

  /** By the hash of their bodies. */
  private Map<String, Standing> others(List<String> hashes) {
    Map<String, Standing> standings = new HashMap<>();
    String[] wanted = hashes.stream().distinct().toArray(String[]::new);
    if (wanted.length > 0) {
      jdbc.sql(MESSAGES)
          .param("hashes", wanted)
          .query((row, _) -> Map.entry(row.getString("hash"), standing(row)))
          .list()
          .forEach(found -> standings.put(found.getKey(), found.getValue()));
    }
    return standings;
  }

  private static Standing standing(
      QueuedMessage message, Map<Long, Standing> events, Map<String, Standing> others) {
    return hashOf(message, events)
        .map(hash -> others.getOrDefault(hash, Standing.of(Kind.UNRECORDED)))
        .orElseGet(() -> Objects.requireNonNull(events.get(message.event().orElseThrow().value())));
  }

  /** Empty for a message of an event that exists. */
  private static Optional<String> hashOf(QueuedMessage message, Map<Long, Standing> events) {
    boolean ofEvent = message.event().map(EventId::value).filter(events::containsKey).isPresent();
    return ofEvent ? Optional.empty() : Optional.of(sha256(message.bytes()));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(Kind.valueOf(row.getString("kind")), row.getLong("row"));
  }
}
