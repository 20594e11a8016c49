package dev.rapport.worker.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.scoring.Analysis;
import dev.rapport.model.scoring.Formula;
import dev.rapport.model.scoring.SessionEmotion;
import dev.rapport.model.topology.RetryTier;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What {@link Events}, {@link Scores} and {@link FailedAttempts} promise together. */
public abstract class RowsContract {

  private static final Failure PASSING =
      new Failure("PEER_503", "the peer answered 503", "Peer@x", false, java.time.Duration.ZERO);

  /** The rows as one worker sees them. */
  public record Rows(Events events, Scores scores, FailedAttempts failed) {}

  /** A new accepted event of this user. */
  protected abstract EventId accepted(String userId);

  /** A worker that lives. */
  protected abstract Rows worker();

  /** Lets a worker die as kill -9 does. */
  protected abstract void kill(Rows worker);

  /** Makes an event due now. */
  protected abstract void makeDue(EventId id);

  /** A user's score; zero for one that is not known. */
  protected abstract BigDecimal score(String userId);

  @Test
  void claimsWhatIsDueAndCountsTheAttempt() {
    EventId id = accepted("u1");
    ClaimedEvent event = taken(worker(), id);
    assertThat(event.id()).isEqualTo(id);
    assertThat(event.userId()).isEqualTo("u1");
    assertThat(event.attempt()).isEqualTo(1);
  }

  @Test
  void answersForEachIdAsked() {
    EventId known = accepted("u1");
    EventId unknown = new EventId(Long.MAX_VALUE);
    Map<EventId, Claim> claims = worker().events().claim(List.of(known, unknown));
    assertThat(claims).containsOnlyKeys(known, unknown);
    assertThat(claims.get(unknown)).isEqualTo(new Claim.Unknown());
  }

  @Test
  void refusesWhatIsNotDueAndTakesItWhenItIs() {
    EventId id = accepted("u1");
    Rows worker = worker();
    assertThat(worker.failed().retry(failed(taken(worker, id)), RetryTier.AFTER_5_MINUTES))
        .isPresent();
    assertThat(claim(worker, id)).isEqualTo(new Claim.Refused(Suppression.NOT_DUE));
    makeDue(id);
    assertThat(taken(worker, id).attempt()).isEqualTo(2);
  }

  @Test
  void refusesWhatIsFinal() {
    EventId id = accepted("u-final");
    Rows worker = worker();
    apply(worker, taken(worker, id));
    assertThat(claim(worker, id)).isEqualTo(new Claim.Refused(Suppression.ALREADY_FINAL));
  }

  @Test
  void skipsForGood() {
    EventId id = accepted("u-skipped");
    Rows worker = worker();
    worker.events().skip(List.of(taken(worker, id).id()));
    assertThat(claim(worker, id)).isEqualTo(new Claim.Refused(Suppression.ALREADY_FINAL));
    assertThat(score("u-skipped")).isZero();
  }

  @Test
  void takesOverUnchargedWhatALivingWorkerOrWeOurselvesHold() {
    EventId id = accepted("u1");
    Rows first = worker();
    Rows second = worker();
    assertThat(taken(first, id).attempt()).isEqualTo(1);
    assertThat(taken(second, id).attempt()).isEqualTo(1);
    assertThat(taken(second, id).attempt()).isEqualTo(1);
  }

  @Test
  void whoLostALeaseRecordsNoFailure() {
    EventId id = accepted("u1");
    Rows first = worker();
    ClaimedEvent lost = taken(first, id);
    ClaimedEvent held = taken(worker(), id);
    assertThat(held.attempt()).isEqualTo(lost.attempt());
    assertThat(first.failed().retry(failed(lost), RetryTier.AFTER_5_MINUTES)).isEmpty();
    assertThat(first.failed().die(failed(lost))).isEmpty();
  }

  @Test
  void handsBackUncharged() {
    EventId id = accepted("u1");
    Rows worker = worker();
    worker.events().handBack(List.of(taken(worker, id).id()));
    assertThat(taken(worker(), id).attempt()).isEqualTo(1);
  }

  @Test
  void handsBackEverythingOfThisWorkerOnly() {
    EventId mine = accepted("u1");
    EventId theirs = accepted("u1");
    Rows other = worker();
    taken(other, theirs);
    Rows worker = worker();
    taken(worker, mine);
    worker.events().handBackAll();
    assertThat(other.failed().retry(failed(taken(other, theirs)), RetryTier.AFTER_30_SECONDS))
        .isPresent();
    assertThat(taken(other, mine).attempt()).isEqualTo(1);
  }

  @Test
  void chargesAnotherAttemptForWhatADeadWorkerHeld() {
    EventId id = accepted("u1");
    Rows dead = worker();
    taken(dead, id);
    kill(dead);
    assertThat(taken(worker(), id).attempt()).isEqualTo(2);
  }

  @Test
  void isASuspectAfterTwoCrashesAndDeadAfterThree() {
    EventId id = accepted("u1");
    EventId neighbour = accepted("u1");
    crashOn(id);
    crashOn(id);
    Rows survivor = worker();
    Map<EventId, Claim> claims = survivor.events().claim(List.of(id, neighbour));
    assertThat(claims.get(id)).isEqualTo(new Claim.Suspect());
    assertThat(claims.get(neighbour)).isInstanceOf(Claim.Taken.class);
    assertThat(survivor.events().claim(List.of(id)).get(id)).isEqualTo(new Claim.Suspect());

    Rows alone = worker();
    assertThat(alone.events().claimAlone(id)).isInstanceOf(Claim.Taken.class);
    kill(alone);
    Claim third = claim(survivor, id);
    assertThat(third).isInstanceOf(Claim.CrashedTooOften.class);
    ClaimedEvent event = ((Claim.CrashedTooOften) third).event();
    assertThat(survivor.failed().die(new FailedAttempt(event, Failure.CRASHED))).isPresent();
  }

  @Test
  void aWorkerThatDiesBesideASuspectItHasNotClaimedIsNotHeldAgainstTheSuspect() {
    EventId suspect = accepted("u1");
    crashOn(suspect);
    crashOn(suspect);
    Rows dies = worker();
    assertThat(claim(dies, suspect)).isEqualTo(new Claim.Suspect());
    kill(dies);
    assertThat(claim(worker(), suspect)).isEqualTo(new Claim.Suspect());
    assertThat(worker().events().claimAlone(suspect)).isInstanceOf(Claim.Taken.class);
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
  void readsTheLog() {
    Rows worker = worker();
    ClaimedEvent event = taken(worker, accepted("u1"));
    assertThat(worker.events().log(event).totalTurns()).isEqualTo(2);
  }

  private void crashOn(EventId id) {
    Rows dies = worker();
    assertThat(dies.events().claim(List.of(id)).get(id)).isNotNull();
    kill(dies);
  }

  private static Claim claim(Rows worker, EventId id) {
    return Objects.requireNonNull(worker.events().claim(List.of(id)).get(id));
  }

  private static ClaimedEvent taken(Rows worker, EventId id) {
    Claim claim = claim(worker, id);
    assertThat(claim).isInstanceOf(Claim.Taken.class);
    return ((Claim.Taken) claim).event();
  }

  private static FailedAttempt failed(ClaimedEvent event) {
    return new FailedAttempt(event, PASSING);
  }

  private static Applied apply(Rows worker, ClaimedEvent event) {
    return Objects.requireNonNull(worker.scores().apply(List.of(worth(event))).get(event.id()));
  }

  /** Five exchanges, six questions, interesting: worth 35.5. */
  private static AnalysedEvent worth(ClaimedEvent event) {
    Analysis analysis = new Analysis(6, SessionEmotion.INTERESTING, 0, "model", List.of());
    return new AnalysedEvent(event, analysis, Formula.standard().score(5, analysis));
  }
}
