package dev.rapport.shared.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.model.scoring.FriendshipLevel;
import dev.rapport.shared.testing.TestDatabase;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class PostgresCatalogueIT {

  private static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String ADD_AGENDA =
      """
      insert into agenda_agent_prompting
        (topic_id, agent_tag, agent_category, friendship_level, talking_agenda)
      values (:topic, :tag, 'TALK', 'PHASE1_STRANGER', 'Ask what lives in the sea.')
      """;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private final PostgresCatalogue catalogue =
      new PostgresCatalogue(new DriverManagerDataSource(DATABASE.url()), now::get);

  @AfterAll
  static void stop() {
    DATABASE.close();
  }

  @Test
  void showsAnEditWithinHalfAMinute() {
    assertThat(topicOf("it_sea")).isEmpty();
    add("sea", "it_sea");

    now.updateAndGet(instant -> instant.plusSeconds(29));
    assertThat(topicOf("it_sea")).isEmpty();

    now.updateAndGet(instant -> instant.plusSeconds(1));
    assertThat(topicOf("it_sea")).contains("sea");
  }

  @Test
  void leavesOutARowThatNobodyCanRead() {
    try (TestDatabase database = TestDatabase.migrated()) {
      database
          .jdbc()
          .sql(
              """
              alter table agenda_agent_prompting
                drop constraint agenda_agent_prompting_friendship_level_check;
              insert into agenda_agent_prompting
                (topic_id, agent_tag, agent_category, friendship_level, talking_agenda)
              values ('moss', 'it_bad', 'TALK', 'PHASE9_TWIN', ''),
                     ('moss', 'it_good', 'TALK', 'PHASE1_STRANGER', '')
              """)
          .update();
      PostgresCatalogue read =
          new PostgresCatalogue(new DriverManagerDataSource(database.url()), now::get);
      assertThat(read.current().topicOf("it_good", FriendshipLevel.PHASE1_STRANGER))
          .contains("moss");
    }
  }

  @Test
  void showsAnEditAtOnceOnceItForgot() {
    assertThat(topicOf("it_stars")).isEmpty();
    add("stars", "it_stars");

    catalogue.forget();

    assertThat(topicOf("it_stars")).contains("stars");
  }

  private java.util.Optional<String> topicOf(String tag) {
    return catalogue.current().topicOf(tag, FriendshipLevel.PHASE1_STRANGER);
  }

  private static void add(String topic, String tag) {
    assertThat(DATABASE.jdbc().sql(ADD_AGENDA).param("topic", topic).param("tag", tag).update())
        .isEqualTo(1);
  }
}
