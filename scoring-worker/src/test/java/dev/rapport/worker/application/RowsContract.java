package dev.rapport.worker.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.scoring.DegradedPart;
import dev.rapport.model.topology.RetryTier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link Events}, {@link Scores} and {@link FailedAttempts} promise together. */
public abstract class RowsContract extends ClaimContract {

  @Test
  void skipsForGood() {
    EventId id = accepted("u-skipped");
    Rows worker = worker();
    worker.events().skip(List.of(taken(worker, id).id()));
    assertThat(claim(worker, id)).isEqualTo(new Claim.Refused(Suppression.ALREADY_FINAL));
    assertThat(score("u-skipped")).isZero();
  }

  @Test
  void countsOnceHoweverOftenApplied() {
    EventId id = accepted("u-once");
    Rows worker = worker();
    ClaimedEvent event = taken(worker, id);
    assertThat(apply(worker, event)).isInstanceOf(Applied.Now.class);
    assertThat(apply(worker, event)).isEqualTo(new Applied.Already());
    assertThat(score("u-once")).isEqualByComparingTo("35.5");
  }

  @Test
  void addsUpExactlyWhateverTheBatches() {
    Rows worker = worker();
    List<ClaimedEvent> events = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      events.add(taken(worker, accepted("u-sum")));
    }
    worker.scores().apply(events.subList(5, 20).stream().map(RowsContract::worth).toList());
    events.reversed().forEach(event -> apply(worker, event));
    assertThat(score("u-sum")).isEqualByComparingTo("710");
  }

  @Test
  void appliesNothingToADeadLetter() {
    EventId id = accepted("u-dead");
    Rows zombie = worker();
    ClaimedEvent event = taken(zombie, id);
    assertThat(zombie.failed().die(failed(event))).isPresent();
    assertThat(apply(zombie, event)).isEqualTo(new Applied.Already());
    assertThat(score("u-dead")).isZero();
  }

  @Test
  void remembersWhenItFailedFirst() {
    EventId id = accepted("u1");
    Rows worker = worker();
    assertThat(worker.failed().retry(failed(taken(worker, id)), RetryTier.AFTER_30_SECONDS))
        .isPresent();
    makeDue(id);
    DeadLetter letter = worker.failed().die(failed(taken(worker, id))).orElseThrow();
    assertThat(letter.attempts()).isEqualTo(2);
    assertThat(letter.firstFailedAt()).isBeforeOrEqualTo(taken(worker, accepted("u1")).claimedAt());
    assertThat(letter.content()).isInstanceOf(DeadLetter.Content.Event.class);
  }

  @Test
  void buriesOneBodyOnce() {
    Rows worker = worker();
    byte[] body = "no json".getBytes(StandardCharsets.UTF_8);
    Failure failure = Failure.permanent("UNREADABLE_MESSAGE", "not valid JSON");
    DeadLetter first = worker.failed().bury(body, failure);
    assertThat(worker.failed().bury(body, failure).rowId()).isEqualTo(first.rowId());
    worker.failed().markPublished(List.of(first));
    worker.failed().markPublished(List.of(first));
  }

  @Test
  void keepsWhatPeersFoundOut() {
    EventId id = accepted("u1");
    Rows worker = worker();
    AnalysedEvent analysed = worth(taken(worker, id));
    worker.events().keepAnalysis(analysed);
    assertThat(taken(worker, id).storedAnalysis()).isEqualTo(analysed.analysis());
  }

  @Test
  void aLateAnalysisChangesNothingThatCounts() {
    EventId id = accepted("u1");
    Rows worker = worker();
    ClaimedEvent event = taken(worker, id);
    assertThat(apply(worker, event)).isInstanceOf(Applied.Now.class);
    worker.events().keepAnalysis(analysed(event, 1, List.of()));
    assertThat(kept(id)).isEqualTo(worth(event).analysis());
  }

  @Test
  void keepsTheAnalysisOfWhoeverLostTheLease() {
    EventId id = accepted("u1");
    Rows worker = worker();
    ClaimedEvent event = taken(worker, id);
    sweep(id);
    worker.events().keepAnalysis(worth(event));
    assertThat(kept(id)).isEqualTo(worth(event).analysis());
  }

  @Test
  void replacesOnlyADegradedAnalysis() {
    EventId id = accepted("u1");
    Rows worker = worker();
    ClaimedEvent event = taken(worker, id);
    AnalysedEvent degraded = analysed(event, 0, List.of(new DegradedPart("questions", "PEER_503")));
    worker.events().keepAnalysis(degraded);
    assertThat(kept(id)).isEqualTo(degraded.analysis());
    worker.events().keepAnalysis(worth(event));
    worker.events().keepAnalysis(degraded);
    assertThat(kept(id)).isEqualTo(worth(event).analysis());
  }

  @Test
  void tellsTheSizeOfALog() {
    Rows worker = worker();
    ClaimedEvent event = taken(worker, accepted("u1"));
    assertThat(worker.events().logSize(event)).isPositive();
  }

  @Test
  void readsTheLog() {
    Rows worker = worker();
    ClaimedEvent event = taken(worker, accepted("u1"));
    assertThat(worker.events().log(event).totalTurns()).isEqualTo(2);
  }
}
