package dev.rapport.api.application.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.api.application.ingest.Acceptance.Stored;
import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import dev.rapport.model.failure.PermanentException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T08:00:00Z"));

  private final InMemoryInbox inbox = new InMemoryInbox();
  private final List<ConversationEnded> hints = Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final GroupCommit groups = groups(1, 100, Duration.ofSeconds(5));

  @AfterEach
  void stop() {
    groups.close();
    callers.shutdownNow();
  }

  @Test
  void aLoneEventWaitsForNobody() {
    groups.start();
    assertThat(groups.commit(Ends.event("conv-1", "hello"))).isInstanceOf(Stored.class);
    assertThat(inbox.groups()).containsExactly(1);
  }

  @Test
  void whatComesWhileOneIsStoredIsStoredTogether() throws Exception {
    CountDownLatch stored = new CountDownLatch(1);
    inbox.before(group -> await(stored));
    groups.start();
    Future<Acceptance> first = post("conv-0");
    Awaitility.await().until(() -> inbox.groups().size() == 1);
    List<Future<Acceptance>> others =
        IntStream.rangeClosed(1, 20).mapToObj(i -> post("conv-" + i)).toList();
    Awaitility.await().until(() -> groups.unanswered() == 20);
    stored.countDown();
    assertThat(first.get()).isInstanceOf(Stored.class);
    for (Future<Acceptance> other : others) {
      assertThat(other.get()).isInstanceOf(Stored.class);
    }
    assertThat(inbox.groups()).containsExactly(1, 20);
    assertThat(hints).hasSize(21);
  }

  @Test
  void refusesAtOnceWhenTooManyWait() {
    GroupCommit full = groups(1, 1, Duration.ofSeconds(5));
    Future<Acceptance> waiting = callers.submit(() -> full.commit(Ends.event("conv-1", "a")));
    Awaitility.await().until(() -> full.unanswered() == 1);
    assertThatThrownBy(() -> full.commit(Ends.event("conv-2", "b")))
        .isInstanceOf(OverloadedException.class);
    assertThat(waiting).isNotDone();
    full.close();
  }

  @Test
  void nobodyWaitsLongerThanHisPatience() {
    GroupCommit stuck = groups(1, 10, Duration.ofMillis(50));
    assertThatThrownBy(() -> stuck.commit(Ends.event("conv-1", "a")))
        .isInstanceOf(OutageException.class);
  }

  @Test
  void doesNotStoreWhatNobodyWaitsForAnyMore() {
    GroupCommit late = groups(1, 10, Duration.ofMillis(50));
    assertThatThrownBy(() -> late.commit(Ends.event("conv-1", "a")))
        .isInstanceOf(OutageException.class);
    late.start();
    Awaitility.await().until(() -> late.unanswered() == 0);
    assertThat(inbox.rows()).isEmpty();
    late.close();
  }

  @Test
  void aRefusedEventDoesNotSpoilItsNeighbours() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    inbox.before(
        group -> {
          await(released);
          if (group.stream().anyMatch(event -> event.conversationId().equals("conv-bad"))) {
            throw new PermanentException("REFUSED", "refused", null);
          }
        });
    groups.start();
    Future<Acceptance> first = post("conv-first");
    Awaitility.await().until(() -> inbox.groups().size() == 1);
    Future<Acceptance> bad = post("conv-bad");
    Future<Acceptance> good = post("conv-good");
    Awaitility.await().until(() -> groups.unanswered() == 2);
    released.countDown();
    assertThat(first.get()).isInstanceOf(Stored.class);
    assertThat(good.get()).isInstanceOf(Stored.class);
    assertThatThrownBy(bad::get).hasCauseInstanceOf(PermanentException.class);
  }

  @Test
  void anOutageIsEverybodysAndNothingIsHinted() {
    inbox.before(
        group -> {
          throw new OutageException(Dependency.POSTGRESQL, "gone");
        });
    groups.start();
    assertThatThrownBy(() -> groups.commit(Ends.event("conv-1", "a")))
        .isInstanceOf(OutageException.class);
    assertThat(hints).isEmpty();
  }

  @Test
  void hintsAtNothingThatWasThereBefore() {
    groups.start();
    assertThat(groups.commit(Ends.event("conv-1", "a"))).isInstanceOf(Stored.class);
    assertThat(groups.commit(Ends.event("conv-1", "a"))).isInstanceOf(Stored.class);
    assertThat(hints).hasSize(1);
  }

  @Test
  void conflictsGetSuffixesOfTheirOwn() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    inbox.before(group -> await(released));
    groups.start();
    Future<Acceptance> first = callers.submit(() -> groups.commit(Ends.event("conv-1", "first")));
    Awaitility.await().until(() -> inbox.groups().size() == 1);
    List<Future<Acceptance>> conflicts =
        IntStream.range(0, 5)
            .mapToObj(i -> callers.submit(() -> groups.commit(Ends.event("conv-1", "other" + i))))
            .toList();
    Awaitility.await().until(() -> groups.unanswered() == 5);
    released.countDown();
    List<String> names = new ArrayList<>();
    for (Future<Acceptance> conflict : conflicts) {
      names.add(((Stored) conflict.get()).conversationId());
    }
    assertThat(((Stored) first.get()).conversationId()).isEqualTo("conv-1");
    assertThat(names)
        .doesNotHaveDuplicates()
        .contains("conv-1_20261123_150000", "conv-1_20261123_150004");
  }

  private Future<Acceptance> post(String conversationId) {
    return callers.submit(() -> groups.commit(Ends.event(conversationId, "words")));
  }

  private GroupCommit groups(int committers, int unanswered, Duration patience) {
    StoreEvents store =
        new StoreEvents(
            inbox, Optional.of(new ConflictSuffix(CLOCK, ZoneId.of("Asia/Ho_Chi_Minh"))));
    PublishingHints publishing =
        new PublishingHints() {
          @Override
          public Duration lease() {
            return Duration.ofSeconds(15);
          }

          @Override
          public void hint(List<ConversationEnded> events) {
            hints.addAll(events);
          }
        };
    return new GroupCommit(
        store,
        publishing,
        new GroupCommit.Bounds(committers, unanswered, 100, 1_000_000, patience));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
