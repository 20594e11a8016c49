package dev.rapport.api.application.operations.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.api.application.operations.deadletters.Standing.Kind;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReconcileDeadLettersTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final QueuedMessage COPY = ofEvent(1, true, null);
  private static final QueuedMessage BARE = ofEvent(1, false, null);
  private static final QueuedMessage GIVEN_UP = ofEvent(1, false, "delivery_limit");
  private static final QueuedMessage UNREADABLE =
      new QueuedMessage(null, body("?"), false, null, "the body is not valid JSON");

  private final List<QueuedMessage> messages = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final FakeDeadLetterCopies rows = new FakeDeadLetterCopies(NOW);
  private final Queue queue = new Queue();
  private final ReconcileDeadLetters reconciler =
      new ReconcileDeadLetters(
          queue,
          rows,
          new ReconcileDeadLetters.Pace(
              Duration.ofSeconds(90), Duration.ofSeconds(60), Duration.ofMinutes(10), 1000),
          new Recording());

  @Test
  void looksAtNoMessageWhileTheNumbersAreEqual() {
    queue.holds(COPY);
    rows.copies(1);
    rows.reconciledAt(NOW.minusSeconds(599));
    reconciler.reconcile();
    assertThat(queue.looks).isZero();
    assertThat(rows.told()).containsExactly("looked 1");
  }

  @Test
  void looksAtEveryMessageNowAndThenThoughTheNumbersAreEqual() {
    queue.holds(COPY);
    rows.copies(1);
    rows.stand(1, Standing.open(10));
    rows.reconciledAt(NOW.minusSeconds(600));
    reconciler.reconcile();
    assertThat(queue.looks).isEqualTo(1);
    assertThat(messages).containsExactly(COPY);
  }

  @Test
  void keepsOneCopyOfAnOpenDeadLetter() {
    queue.holds(COPY, COPY, COPY);
    rows.stand(1, Standing.open(10));
    reconciler.reconcile();
    assertThat(messages).containsExactly(COPY);
    assertThat(rows.told()).containsExactly("missed but 10", "reconciled 1 0");
  }

  @Test
  void replacesACopyThatTellsNothing() {
    queue.holds(BARE);
    rows.stand(1, Standing.open(10));
    reconciler.reconcile();
    assertThat(messages).isEmpty();
    assertThat(rows.told()).containsExactly("missed but ", "reconciled 0 0");
  }

  @Test
  void removesWhatIsSettled() {
    queue.holds(COPY, GIVEN_UP);
    rows.stand(1, Standing.of(Kind.SETTLED));
    reconciler.reconcile();
    assertThat(messages).isEmpty();
  }

  @Test
  void declaresDeadWhatTheBrokerGaveUpAndNobodyClaimed() {
    queue.holds(GIVEN_UP);
    rows.stand(1, Standing.of(Kind.DELIVERABLE));
    reconciler.reconcile();
    assertThat(messages).isEmpty();
    assertThat(rows.told().getFirst()).startsWith("gave up 1 delivery_limit: ");
    assertThat(told).containsExactly("removed 1 recorded 1 missed 0 unknown 0 true");
  }

  @Test
  void declaresNothingDeadBecauseSomebodyPutItsMessageThere() {
    queue.holds(BARE, COPY);
    rows.stand(1, Standing.of(Kind.DELIVERABLE));
    reconciler.reconcile();
    assertThat(messages).isEmpty();
    assertThat(rows.told()).containsExactly("missed but ", "reconciled 0 0");
  }

  @Test
  void leavesWhatTheBrokerGaveUpWhileAWorkerHasTheEvent() {
    queue.holds(GIVEN_UP);
    rows.stand(1, Standing.of(Kind.IN_WORK));
    reconciler.reconcile();
    assertThat(messages).containsExactly(GIVEN_UP);
    assertThat(rows.told()).endsWith("reconciled 1 1");
  }

  @Test
  void leavesWhatWasClaimedJustNow() {
    queue.holds(GIVEN_UP);
    rows.stand(1, Standing.of(Kind.DELIVERABLE));
    rows.claimed();
    reconciler.reconcile();
    assertThat(messages).containsExactly(GIVEN_UP);
  }

  @Test
  void looksAgainAtWhatItLeftOnlyAfterAWhile() {
    queue.holds(GIVEN_UP);
    rows.stand(1, Standing.of(Kind.IN_WORK));
    rows.unknown(1);
    rows.reconciledAt(NOW.minusSeconds(59));
    reconciler.reconcile();
    assertThat(queue.looks).isZero();
    rows.reconciledAt(NOW.minusSeconds(60));
    reconciler.reconcile();
    assertThat(queue.looks).isEqualTo(1);
  }

  @Test
  void recordsWhatBelongsToNoEventAndKeepsOneOfIt() {
    queue.holds(UNREADABLE, UNREADABLE, COPY);
    reconciler.reconcile();
    assertThat(messages).containsExactly(UNREADABLE, COPY);
    assertThat(rows.told())
        .contains(
            "recorded UNREADABLE_MESSAGE: the body is not valid JSON",
            "recorded UNKNOWN_EVENT: there is no event 1");
  }

  @Test
  void missesNothingAfterALookThatWasCutShort() {
    queue.holds(COPY);
    queue.complete = false;
    rows.stand(1, Standing.open(10));
    reconciler.reconcile();
    assertThat(rows.told()).containsExactly("reconciled 1 1");
  }

  @Test
  void afterAMessageThatCannotBeTakenItLooksAtThoseBeforeIt() {
    queue.holds(COPY, BARE);
    queue.complete = false;
    queue.seen = 1;
    reconciler.reconcile();
    reconciler.reconcile();
    reconciler.reconcile();
    assertThat(queue.limits).containsExactly(1000, 1, 1000);
  }

  @Test
  void leavesTheTurnToWhoeverHasIt() {
    rows.taken();
    reconciler.reconcile();
    assertThat(queue.looks).isZero();
    assertThat(told).isEmpty();
  }

  @Test
  void survivesABrokerThatIsDown() {
    queue.down = true;
    reconciler.reconcile();
    assertThat(told).containsExactly("failed");
    assertThat(rows.told()).containsExactly("gave the turn back");
  }

  private static QueuedMessage ofEvent(long id, boolean copy, @Nullable String givenUp) {
    return new QueuedMessage(new EventId(id), body("{}"), copy, givenUp, null);
  }

  private static ByteBuffer body(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private final class Queue implements DeadLetterQueue {

    private final List<Integer> limits = new ArrayList<>();
    private int looks;
    private boolean complete = true;
    private int seen;
    private boolean down;

    void holds(QueuedMessage... all) {
      messages.addAll(List.of(all));
      seen = all.length;
    }

    @Override
    public long ready() {
      if (down) {
        throw new OutageException(Dependency.RABBITMQ, "gone");
      }
      return messages.size();
    }

    @Override
    public Look look(int limit, Judge judge) {
      looks++;
      limits.add(limit);
      Set<Integer> removed = judge.remove(List.copyOf(messages));
      List<QueuedMessage> kept = new ArrayList<>();
      for (int i = 0; i < messages.size(); i++) {
        if (!removed.contains(i)) {
          kept.add(messages.get(i));
        }
      }
      messages.clear();
      messages.addAll(kept);
      return new Look(seen, complete);
    }
  }

  private final class Recording implements ReconciliationWatch {

    @Override
    public void reconciled(ReconcileDeadLetters.Report report) {
      told.add(
          "removed %d recorded %d missed %d unknown %d %s"
              .formatted(
                  report.removed(),
                  report.recorded(),
                  report.missed(),
                  report.unknown(),
                  report.complete()));
    }

    @Override
    public void failed(RuntimeException cause) {
      told.add("failed");
    }
  }
}
