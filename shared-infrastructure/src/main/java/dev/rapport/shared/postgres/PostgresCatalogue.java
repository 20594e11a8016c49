package dev.rapport.shared.postgres;

import dev.rapport.model.activities.AgendaEntry;
import dev.rapport.model.activities.AgentCategory;
import dev.rapport.model.activities.AgentMapping;
import dev.rapport.model.activities.AgentPrompting;
import dev.rapport.model.activities.Catalogue;
import dev.rapport.model.activities.Catalogues;
import dev.rapport.model.activities.LevelTemplate;
import dev.rapport.model.failure.OutageException;
import dev.rapport.model.scoring.FriendshipLevel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The catalogue's four tables, kept in memory because every event and every suggestion reads it.
 */
public final class PostgresCatalogue implements Catalogues {

  private static final Logger log = LoggerFactory.getLogger(PostgresCatalogue.class);

  private static final Duration MAX_AGE = Duration.ofSeconds(30);

  private static final String MAPPINGS =
      """
      select friendship_level, agent_type, agent_id, agent_name, agent_description, weight, is_active
      from friendship_agent_mapping order by id
      """;

  private static final String PROMPTINGS =
      "select agent_id, agent_name, goal, prompt_template, final_prompt from agent_prompting";

  private static final String TEMPLATES =
      """
      select friendship_level, context_style_guideline, user_profile
      from prompt_template_for_level_friendship
      """;

  private static final String AGENDA =
      """
      select topic_id, agent_tag, agent_category, friendship_level, talking_agenda, template_id
      from agenda_agent_prompting order by id
      """;

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Snapshot snapshot;

  private record Snapshot(Catalogue catalogue, long readAtMillis) {}

  public PostgresCatalogue(DataSource database, InstantSource clock) {
    this.jdbc = JdbcClient.create(database);
    this.clock = clock;
  }

  @Override
  public Catalogue current() {
    Snapshot last = snapshot;
    if (last == null) {
      return readFirst();
    }
    boolean old = clock.millis() - last.readAtMillis() >= MAX_AGE.toMillis();
    if (old && reading.tryLock()) {
      return readAgain(last);
    }
    return last.catalogue();
  }

  /** The next caller of {@link #current} reads anew. */
  public void forget() {
    snapshot = null;
  }

  private Catalogue readFirst() {
    reading.lock();
    try {
      Snapshot meanwhile = snapshot;
      return meanwhile == null ? read() : meanwhile.catalogue();
    } finally {
      reading.unlock();
    }
  }

  /** One caller reads, the others go on with the last one. */
  private Catalogue readAgain(Snapshot last) {
    try {
      return read();
    } catch (OutageException e) {
      log.warn("the catalogue cannot be read again, the last one is used: {}", e.getMessage());
      snapshot = new Snapshot(last.catalogue(), clock.millis());
      return last.catalogue();
    } finally {
      reading.unlock();
    }
  }

  private Catalogue read() {
    Catalogue catalogue =
        PostgresFailures.translated(
            () -> new Catalogue(mappings(), promptings(), templates(), agenda()));
    snapshot = new Snapshot(catalogue, clock.millis());
    return catalogue;
  }

  private List<AgentMapping> mappings() {
    return jdbc.sql(MAPPINGS)
        .query(
            (row, number) ->
                new AgentMapping(
                    FriendshipLevel.valueOf(row.getString("friendship_level")),
                    AgentCategory.valueOf(row.getString("agent_type")),
                    row.getString("agent_id"),
                    row.getString("agent_name"),
                    row.getString("agent_description"),
                    row.getBigDecimal("weight"),
                    row.getBoolean("is_active")))
        .list();
  }

  private List<AgentPrompting> promptings() {
    return jdbc.sql(PROMPTINGS)
        .query(
            (row, number) ->
                new AgentPrompting(
                    row.getString("agent_id"),
                    row.getString("agent_name"),
                    row.getString("goal"),
                    row.getString("prompt_template"),
                    row.getString("final_prompt")))
        .list();
  }

  private List<LevelTemplate> templates() {
    return jdbc.sql(TEMPLATES)
        .query(
            (row, number) ->
                new LevelTemplate(
                    FriendshipLevel.valueOf(row.getString("friendship_level")),
                    row.getString("context_style_guideline"),
                    row.getString("user_profile")))
        .list();
  }

  private List<AgendaEntry> agenda() {
    return jdbc.sql(AGENDA)
        .query(
            (row, number) ->
                new AgendaEntry(
                    row.getString("topic_id"),
                    row.getString("agent_tag"),
                    AgentCategory.valueOf(row.getString("agent_category")),
                    FriendshipLevel.valueOf(row.getString("friendship_level")),
                    row.getString("talking_agenda"),
                    row.getString("template_id")))
        .list();
  }
}
