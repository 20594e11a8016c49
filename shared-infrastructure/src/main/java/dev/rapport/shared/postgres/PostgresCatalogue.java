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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
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
  private final AtomicInteger edits = new AtomicInteger();
  private volatile @Nullable Snapshot snapshot;

  /**
   * What was read.
   *
   * @param edits those that were known when it was begun to be read
   */
  private record Snapshot(Catalogue catalogue, long readAtMillis, int edits) {}

  public PostgresCatalogue(DataSource database, InstantSource clock) {
    this.jdbc = JdbcClient.create(database);
    this.clock = clock;
  }

  @Override
  public Catalogue current() {
    Snapshot last = snapshot;
    if (last == null || last.edits() != edits.get()) {
      return readInTurn();
    }
    boolean old = clock.millis() - last.readAtMillis() >= MAX_AGE.toMillis();
    if (old && reading.tryLock()) {
      try {
        return readAgain(last);
      } finally {
        reading.unlock();
      }
    }
    return last.catalogue();
  }

  /** Tells of an edit that is committed: every later call of {@link #current} shows it. */
  public void forget() {
    int _ = edits.incrementAndGet();
  }

  /** Everyone waits for the one who reads. */
  private Catalogue readInTurn() {
    reading.lock();
    try {
      Snapshot meanwhile = snapshot;
      if (meanwhile == null) {
        return read();
      }
      return meanwhile.edits() == edits.get() ? meanwhile.catalogue() : readAgain(meanwhile);
    } finally {
      reading.unlock();
    }
  }

  /** Without the database the last one goes on, for as long as one that was just read. */
  private Catalogue readAgain(Snapshot last) {
    int known = edits.get();
    try {
      return read();
    } catch (OutageException e) {
      log.warn("the catalogue cannot be read again, the last one is used: {}", e.getMessage());
      snapshot = new Snapshot(last.catalogue(), clock.millis(), known);
      return last.catalogue();
    }
  }

  private Catalogue read() {
    int known = edits.get();
    Catalogue catalogue =
        PostgresFailures.translated(
            () -> new Catalogue(mappings(), promptings(), templates(), agenda()));
    snapshot = new Snapshot(catalogue, clock.millis(), known);
    return catalogue;
  }

  /** One row that nobody can read must not take the others with it. */
  private <T> List<T> readable(String sql, RowMapper<T> meaning) {
    List<T> rows = new ArrayList<>();
    RowCallbackHandler each =
        row -> {
          try {
            rows.add(Objects.requireNonNull(meaning.mapRow(row, rows.size())));
          } catch (IllegalArgumentException | NullPointerException e) {
            log.warn("a row of the catalogue is left out: {}, in: {}", e.getMessage(), sql.strip());
          }
        };
    jdbc.sql(sql).query(each);
    return rows;
  }

  private List<AgentMapping> mappings() {
    return readable(
        MAPPINGS,
        (row, number) ->
            new AgentMapping(
                FriendshipLevel.valueOf(row.getString("friendship_level")),
                AgentCategory.valueOf(row.getString("agent_type")),
                row.getString("agent_id"),
                row.getString("agent_name"),
                row.getString("agent_description"),
                row.getBigDecimal("weight"),
                row.getBoolean("is_active")));
  }

  private List<AgentPrompting> promptings() {
    return readable(
        PROMPTINGS,
        (row, number) ->
            new AgentPrompting(
                row.getString("agent_id"),
                row.getString("agent_name"),
                row.getString("goal"),
                row.getString("prompt_template"),
                row.getString("final_prompt")));
  }

  private List<LevelTemplate> templates() {
    return readable(
        TEMPLATES,
        (row, number) ->
            new LevelTemplate(
                FriendshipLevel.valueOf(row.getString("friendship_level")),
                row.getString("context_style_guideline"),
                row.getString("user_profile")));
  }

  private List<AgendaEntry> agenda() {
    return readable(
        AGENDA,
        (row, number) ->
            new AgendaEntry(
                row.getString("topic_id"),
                row.getString("agent_tag"),
                AgentCategory.valueOf(row.getString("agent_category")),
                FriendshipLevel.valueOf(row.getString("friendship_level")),
                row.getString("talking_agenda"),
                row.getString("template_id")));
  }
}
