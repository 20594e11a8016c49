package dev.rapport.worker.testing;

import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.contract.EventId;
import dev.rapport.shared.amqp.BrokerProbe;
import dev.rapport.shared.amqp.BrokerSettings;
import dev.rapport.shared.amqp.ConfirmingPublisher;
import dev.rapport.shared.amqp.EventMessages;
import dev.rapport.shared.amqp.OutboundMessage;
import dev.rapport.shared.testing.TestDatabase;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accepted events, stored and published as the api-service does it. */
public final class StoredEvents implements AutoCloseable {

  /** Two exchanges, one question of the child: worth 0.5 x 2 + 3 with the built-in analysis. */
  public static final String LOG =
      """
      [{"character":"BOT","content":"Hello there."},{"character":"USER","content":"Why is the sky blue?"},
       {"speaker":"pika","text":"Light."},{"speaker":"user","text":"I see."}]
      """;

  private static final String INSERT =
      """
      insert into conversation_events (conversation_id, user_id, bot_type, bot_id, agent_tag,
        start_time, end_time, content_hash, raw_conversation_log, published_at)
      values (:conversation, :user, :botType, 'bot-1', null, now() - interval '2 minutes', now(),
        decode(md5(:conversation), 'hex'), :log::jsonb, now())
      returning id
      """;

  private final JdbcClient jdbc;
  private final ConfirmingPublisher publisher;
  private final BrokerProbe probe;
  private final EventMessages messages = new EventMessages();
  private final AtomicInteger sequence = new AtomicInteger();

  public StoredEvents(TestDatabase database, BrokerSettings broker) {
    this.jdbc = database.jdbc();
    this.probe = new BrokerProbe(broker, "test-probe");
    this.publisher = new ConfirmingPublisher(broker, "test-events");
  }

  /** A new event with {@link #LOG}, not yet published. */
  public EventId store(String userId) {
    return store(userId, "TALK", LOG);
  }

  public EventId store(String userId, String botType, String log) {
    return new EventId(
        jdbc.sql(INSERT)
            .param("conversation", "conversation-" + sequence.incrementAndGet())
            .param("user", userId)
            .param("botType", botType)
            .param("log", log)
            .query(Long.class)
            .single());
  }

  /** Publishes a hint for each; an id may be named more than once. */
  public void publish(EventId... ids) {
    publish(Arrays.asList(ids));
  }

  public void publish(List<EventId> ids) {
    for (int from = 0; from < ids.size(); from += 200) {
      List<OutboundMessage> batch =
          ids.subList(from, Math.min(ids.size(), from + 200)).stream()
              .map(id -> messages.toWork(message(id)))
              .toList();
      send(batch);
    }
  }

  public void send(List<OutboundMessage> batch) {
    if (!publisher.publish(batch).allConfirmed()) {
      throw new IllegalStateException("not published");
    }
  }

  public String status(EventId id) {
    return jdbc.sql("select status from conversation_events where id = :id")
        .param("id", id.value())
        .query(String.class)
        .single();
  }

  public Map<String, @Nullable Object> row(EventId id) {
    return jdbc.sql("select * from conversation_events where id = :id")
        .param("id", id.value())
        .query()
        .singleRow();
  }

  public long count(String what) {
    return jdbc.sql("select count(*) from " + what).query(Long.class).single();
  }

  public BigDecimal score(String userId) {
    return jdbc.sql("select friendship_score from friendship_status where user_id = :user")
        .param("user", userId)
        .query(BigDecimal.class)
        .single();
  }

  /** Messages of a queue that wait for a consumer. */
  public long ready(String queue) {
    return Objects.requireNonNull(probe.depths().get(queue)).ready();
  }

  /** For faults that no port can bring about. */
  public void execute(String sql) {
    int _ = jdbc.sql(sql).update();
  }

  @Override
  public void close() {
    publisher.close();
    probe.close();
  }

  private static ConversationEnded message(EventId id) {
    return new ConversationEnded(id, "conversation", "user", "TALK", 0, null);
  }
}
