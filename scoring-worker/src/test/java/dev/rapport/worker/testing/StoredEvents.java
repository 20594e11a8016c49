package dev.rapport.worker.testing;

import dev.rapport.model.contract.EventId;
import dev.rapport.shared.testing.TestDatabase;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Accepted events, stored as the api-service does it. */
public final class StoredEvents {

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
  private final JdbcTemplate template;
  private final AtomicInteger sequence = new AtomicInteger();

  public StoredEvents(TestDatabase database) {
    this.jdbc = database.jdbc();
    this.template = new JdbcTemplate(new DriverManagerDataSource(database.url()));
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

  /** Zero for a user that is not known. */
  public BigDecimal score(String userId) {
    return jdbc.sql("select friendship_score from friendship_status where user_id = :user")
        .param("user", userId)
        .query(BigDecimal.class)
        .optional()
        .orElse(BigDecimal.ZERO);
  }

  /** For faults that no port can bring about. */
  public void execute(String sql) {
    template.execute(sql);
  }
}
