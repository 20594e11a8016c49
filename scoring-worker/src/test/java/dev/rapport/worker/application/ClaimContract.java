package dev.rapport.worker.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.topology.RetryTier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link Events#claim} and handing back promise: who may work on what, and who is charged. */
abstract class ClaimContract extends RowsFixture {

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
  void takesOverUnchargedWhatWeOurselvesHold() {
    EventId id = accepted("u1");
    Rows worker = worker();
    assertThat(taken(worker, id).attempt()).isEqualTo(1);
    assertThat(taken(worker, id).attempt()).isEqualTo(1);
  }

  @Test
  void worksBesideALivingWorkerWithoutTakingItsLease() {
    EventId id = accepted("u-beside");
    Rows holder = worker();
    ClaimedEvent held = taken(holder, id);
    Rows beside = worker();
    ClaimedEvent seen = taken(beside, id);
    assertThat(seen.attempt()).isEqualTo(held.attempt());
    assertThat(beside.failed().retry(failed(seen), RetryTier.AFTER_5_MINUTES)).isEmpty();
    assertThat(beside.failed().die(failed(seen))).isEmpty();
    assertThat(apply(beside, seen)).isInstanceOf(Applied.Now.class);
    assertThat(apply(holder, held)).isEqualTo(new Applied.Already());
  }

  @Test
  void chargesTheHolderThoughOthersWorkedBesideIt() {
    EventId id = accepted("u1");
    Rows holder = worker();
    taken(holder, id);
    crashOn(id);
    kill(holder);
    assertThat(taken(worker(), id).attempt()).isEqualTo(2);
  }

  @Test
  void takesOverUnchargedWhatALivingWorkerHasHeldForTooLong() {
    EventId id = accepted("u1");
    Rows stuck = worker();
    ClaimedEvent lost = taken(stuck, id);
    endLease(id);
    Rows next = worker();
    ClaimedEvent held = taken(next, id);
    assertThat(held.attempt()).isEqualTo(1);
    assertThat(stuck.failed().die(failed(lost))).isEmpty();
    assertThat(next.failed().retry(failed(held), RetryTier.AFTER_5_MINUTES)).isPresent();
  }

  @Test
  void chargesADeadHolderAlsoAfterTheSweepReleasedTheRow() {
    EventId id = accepted("u1");
    Rows dead = worker();
    taken(dead, id);
    sweep(id);
    kill(dead);
    assertThat(taken(worker(), id).attempt()).isEqualTo(2);
  }

  @Test
  void keepsWhatItStillWorksOnWhenItHandsBackTheRest() {
    EventId kept = accepted("u1");
    EventId rest = accepted("u1");
    Rows worker = worker();
    taken(worker, rest);
    ClaimedEvent inFlight = taken(worker, kept);
    worker.events().handBackAllBut(List.of(kept));
    assertThat(worker.failed().retry(failed(inFlight), RetryTier.AFTER_30_SECONDS)).isPresent();
    kill(worker);
    assertThat(taken(worker(), rest).attempt()).isEqualTo(1);
  }

  @Test
  void handsBackAlsoWhatTheSweepReleased() {
    EventId id = accepted("u1");
    Rows worker = worker();
    taken(worker, id);
    sweep(id);
    worker.events().handBackAllBut(List.of());
    kill(worker);
    assertThat(taken(worker(), id).attempt()).isEqualTo(1);
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
    worker.events().handBackAllBut(List.of());
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
}
