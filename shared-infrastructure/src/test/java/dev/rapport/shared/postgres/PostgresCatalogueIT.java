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
