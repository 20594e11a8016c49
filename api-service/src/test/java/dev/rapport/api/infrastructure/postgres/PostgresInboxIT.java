package dev.rapport.api.infrastructure.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.api.application.ingest.Acceptance;
import dev.rapport.api.application.ingest.Acceptance.Stored;
import dev.rapport.api.application.ingest.Ends;
import dev.rapport.api.application.ingest.Inbox;
import dev.rapport.api.application.ingest.InboxContract;
import dev.rapport.shared.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresInboxIT extends InboxContract {

  private static final TestDatabase DATABASE = TestDatabase.migrated();

  private final Inbox inbox = new PostgresInbox(DATABASE.jdbc());

  @AfterAll
  static void drop() {
    DATABASE.close();
  }

  @BeforeEach
  void clear() {
    var _ = DATABASE.jdbc().sql("truncate conversation_events cascade").update();
  }

  @Override
  protected Inbox inbox() {
    return inbox;
  }

  @Test
  void fiftyConcurrentPostsOfTheSameAreOneRow() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Acceptance> post =
          () -> inbox.accept(List.of(Ends.event("conv-50", "the same"))).getFirst();
      List<Future<Acceptance>> answers =
          threads.invokeAll(IntStream.range(0, 50).mapToObj(i -> post).toList());
      List<Stored> stored =
          answers.stream().map(Future::resultNow).map(Stored.class::cast).toList();
      assertThat(stored).filteredOn(row -> !row.duplicate()).hasSize(1);
      assertThat(stored.stream().map(Stored::id).collect(Collectors.toSet())).hasSize(1);
    }
    assertThat(count("conversation_id = 'conv-50'")).isEqualTo(1);
  }

  @Test
  void writesEveryFieldAndTheLease() {
    assertThat(inbox.accept(List.of(Ends.event("conv-8", "it's \\\"quoted\\\", {braced}"))))
        .hasSize(1);
    assertThat(
            count(
                """
                conversation_id = 'conv-8' and user_id = 'user-1' and bot_type = 'TALK'
                and bot_id = 'bot-1' and bot_name is null and duration_seconds = 60
                and raw_conversation_log->0->>'content' = 'it''s "quoted", {braced}'
                and lease_until between now() and now() + interval '15 s'
                and published_at is null and octet_length(content_hash) = 32
                """))
        .isEqualTo(1);
  }

  private static long count(String condition) {
    return DATABASE
        .jdbc()
        .sql("select count(*) from conversation_events where " + condition)
        .query(Long.class)
        .single();
  }
}
