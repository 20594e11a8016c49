package dev.rapport.shared.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rapport.shared.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/**
 * What each role is refused. That they may do what they need is seen by the tests of whole
 * services, which run in these roles.
 */
class PrivilegesIT {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private static final Pattern DECIDED = Pattern.compile("\\('((?:table|sequence) \\w+)',");

  /** Sequences behind identity columns come with their tables. */
  private static final String GRANTABLE =
      """
      select case relkind when 'S' then 'sequence ' else 'table ' end || relname
      from pg_class c
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'i')
      """;

  private static TestDatabase database;

  @BeforeAll
  static void migrate() {
    database = TestDatabase.migrated();
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @Test
  void areDecidedForEveryTableAndSequence() throws IOException {
    String grants =
        new ClassPathResource("db/changelog/grants.sql").getContentAsString(StandardCharsets.UTF_8);
    Set<String> decided =
        DECIDED
            .matcher(grants)
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(decided)
        .isEqualTo(new TreeSet<>(database.jdbc().sql(GRANTABLE).query(String.class).list()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          drop table conversation_events
          truncate score_ledger
          delete from conversation_events
          delete from score_ledger
          delete from friendship_status
          delete from databasechangelog
          alter table friendship_status add column mine int
          create table mine (id int)
          create temp table mine (id int)
          create schema mine
          create role mine
          copy conversation_events (id) to program 'cat'
          copy conversation_events (id) to '/tmp/rapport-stolen'
          select pg_read_file('/etc/passwd')
          update score_ledger set change = 1000
          update databasechangeloglock set locked = true
          update conversation_events set user_id = 'another'
          update conversation_events set raw_conversation_log = '[]'
          """)
  void refuseEveryServiceWhatNoneNeeds(String statement) throws SQLException {
    for (String role : TestDatabase.ROLES) {
      assertRefused(role, statement);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rapport_api    | insert into score_ledger (event_id, user_id, change, score_before, score_after, formula_version, attempt) values (1, 'u', 1, 0, 1, 'v1', 1)
          rapport_api    | update friendship_status set friendship_score = 1000
          rapport_api    | update conversation_events set friendship_score_change = 1000
          rapport_api    | insert into conversation_events (friendship_score_change) values (1000)
          rapport_api    | insert into event_attempts (event_id, attempt, worker, started_at, outcome) values (1, 1, 'w', now(), 'RETRY')
          rapport_api    | update operator_actions set actor = 'another'
          rapport_api    | select nextval('worker_ids')
          rapport_worker | insert into conversation_events (conversation_id, user_id) values ('c', 'u')
          rapport_worker | insert into operator_actions (actor, role, action, target, reason, request_id) values ('a', 'b', 'c', 'd', 'e', 'f')
          rapport_worker | select * from operator_actions
          rapport_worker | update friendship_agent_mapping set weight = 0
          rapport_worker | update dead_letters set resolved_at = now()
          rapport_worker | update friendship_status set engage_day = 1
          rapport_reader | select raw_conversation_log from conversation_events
          rapport_reader | select * from conversation_events
          rapport_reader | select message_body from dead_letters
          rapport_reader | select * from operator_actions
          rapport_reader | update friendship_status set engage_day = 1
          rapport_reader | insert into friendship_status (user_id) values ('u')
          rapport_reader | update conversation_events set status = 'PENDING'
          """)
  void refuseEachServiceWhatOthersDo(String role, String statement) throws SQLException {
    assertRefused(role, statement);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select conversation_id, status, score_calculation_details, analysis from conversation_events
          select * from friendship_status join score_ledger using (user_id)
          select error_code, count(*) from dead_letters group by error_code
          """)
  void letReportsReadWhatTheyNeed(String query) throws SQLException {
    try (Connection connection = connect("rapport_reader");
        Statement statement = connection.createStatement()) {
      assertThat(statement.execute(query)).isTrue();
    }
  }

  private static void assertRefused(String role, String sql) throws SQLException {
    try (Connection connection = connect(role);
        Statement statement = connection.createStatement()) {
      SQLException refusal = catchThrowableOfType(SQLException.class, () -> statement.execute(sql));
      assertThat((Throwable) refusal).as("%s: %s", role, sql).isNotNull();
      assertThat(refusal.getSQLState()).as("%s: %s", role, sql).isEqualTo(INSUFFICIENT_PRIVILEGE);
    }
  }

  private static Connection connect(String role) throws SQLException {
    DatabaseSettings settings = database.settingsOf(role);
    return DriverManager.getConnection(settings.url(), settings.username(), settings.password());
  }
}
