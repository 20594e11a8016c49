package dev.rapport.model.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.model.contract.EventStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The protocol is right in every state it can reach, and each mistake is seen. */
class DeliveryProtocolTest {

  private static final Set<Fault> ANY = Fault.without(Set.of());
  private static final Set<Fault> ANY_AND_GIVING_UP = EnumSet.allOf(Fault.class);
  private static final Set<Fault> NOT_LETHAL = Fault.without(Fault.lethal());

  private static final Scenario GOOD = Scenario.of(Kind.GOOD).withWorkers(2);
  private static final Scenario POISON = Scenario.of(Kind.POISON);

  /** A process that has taken both may be killed by the first. */
  private static final Scenario POISON_BESIDE_GOOD =
      Scenario.of(Kind.POISON, Kind.GOOD).withCopies(1);

  @ParameterizedTest
  @EnumSource(names = {"GOOD", "FLAKY", "INVALID", "NOT_SCORED"})
  void losesNothingAndAppliesNothingTwiceUnderAnyTwoFaults(Kind kind) {
    assertHolds(Scenario.of(kind).withWorkers(2).withFaults(2, ANY));
  }

  @Test
  void survivesAnyThreeFaultsThatKillNobody() {
    assertHolds(GOOD.withRelays(2).withFaults(3, NOT_LETHAL));
  }

  @ParameterizedTest
  @EnumSource(names = {"POISON", "WILD"})
  void buriesWhatKillsItsWorkersUnderAnyFault(Kind kind) {
    assertHolds(Scenario.of(kind).withWorkers(2).withFaults(1, ANY));
    assertHolds(Scenario.of(kind).withFaults(2, ANY));
  }

  @ParameterizedTest
  @EnumSource(names = {"GOOD", "FLAKY", "WILD"})
  void losesNothingIfTheBrokerGivesUp(Kind kind) {
    assertHolds(Scenario.of(kind).withFaults(2, ANY_AND_GIVING_UP));
    assertHolds(Scenario.of(kind).withWorkers(2).withFaults(1, ANY_AND_GIVING_UP));
  }

  @Test
  void needsNoSweepWhileTheBrokerKeepsWhatItConfirmed() {
    assertHolds(withoutSweep().withRelays(2).withFaults(3, Fault.withReliableBroker()));
  }

  @Test
  void neverPunishesANeighbourOfPoison() {
    assertHolds(POISON_BESIDE_GOOD);
    assertHolds(POISON_BESIDE_GOOD.withFaults(1, Set.of(Fault.OUTAGE, Fault.LEASE_TOO_SHORT)));
    assertHolds(POISON_BESIDE_GOOD.withWorkers(2).withMistakes(Mistake.SWEEP_OFF));
  }

  /** Two of its three lives went with the poison: a limit of the protocol, not of the model. */
  @Test
  void mayBuryANeighbourOfPoisonThatIsKilledOnceMoreWhileItIsAlone() {
    assertFound(
        POISON_BESIDE_GOOD.withFaults(1, Set.of(Fault.WORKER_KILLED)), "a good event is dead");
  }

  @Test
  void losesAnEventIfTheSweepIsOffAndTheBrokerForgets() {
    assertFound(withoutSweep().withFaults(1, ANY), "never resolved");
  }

  @ParameterizedTest
  @EnumSource(names = {"ACK_BEFORE_COMMIT", "MARK_BEFORE_CONFIRM", "RETURNS_IGNORED"})
  void seesWhatOnlyTheSweepMasks(Mistake mistake) {
    assertFound(withoutSweep(mistake).withFaults(1, Fault.withReliableBroker()), "never resolved");
    assertHolds(GOOD.withFaults(1, ANY).withMistakes(mistake));
  }

  @Test
  void appliesTwiceWithoutLedgerUnlessTheRowIsLookedAt() {
    assertFound(
        GOOD.withFaults(1, ANY).withMistakes(Mistake.NO_LEDGER, Mistake.NO_CHECK_WHEN_APPLYING),
        "applied twice");
    assertHolds(GOOD.withFaults(2, ANY).withMistakes(Mistake.NO_LEDGER));
  }

  @Test
  void scoresTheDeadIfTheRowIsNotLookedAtWhenApplying() {
    assertFound(
        Scenario.of(Kind.FLAKY)
            .withWorkers(2)
            .withFaults(1, ANY)
            .withMistakes(Mistake.NO_CHECK_WHEN_APPLYING),
        "a dead event has an effect");
  }

  @Test
  void appliesTwiceIfTheLedgerIsATransactionOfItsOwn() {
    assertFound(
        GOOD.withFaults(1, ANY).withMistakes(Mistake.LEDGER_IN_ITS_OWN_TRANSACTION),
        "applied twice");
  }

  @Test
  void neverBuriesPoisonIfCrashesAreNotCounted() {
    assertFound(POISON.withMistakes(Mistake.NO_CRASH_COUNT), "more attempts");
  }

  @Test
  void neverBuriesPoisonIfTakingOverFromTheLivingMovesTheLease() {
    assertFound(POISON.withMistakes(Mistake.TAKEOVER_MOVES_THE_LEASE), "never resolved");
  }

  @Test
  void neverBuriesPoisonIfTheSweepForgetsWhoHadIt() {
    assertFound(POISON.withMistakes(Mistake.SWEEP_FORGETS_THE_OWNER), "more attempts");
  }

  @Test
  void losesWhatTheSweepLeavesInProcessing() {
    assertFound(
        GOOD.withFaults(2, ANY).withMistakes(Mistake.SWEEP_LEAVES_PROCESSING), "never resolved");
  }

  @ParameterizedTest
  @EnumSource(names = {"SUSPECT_IN_COMPANY", "SUSPECT_LEASED_EARLY"})
  void punishesNeighboursIfSuspectsAreNotAlone(Mistake mistake) {
    assertFound(POISON_BESIDE_GOOD.withMistakes(mistake), "a good event is dead");
  }

  @Test
  void punishesNeighboursIfAWorkerResumesWithWorkUnderItsNumber() {
    assertFound(
        POISON_BESIDE_GOOD
            .withFaults(1, Set.of(Fault.OUTAGE))
            .withMistakes(Mistake.RESUME_WITHOUT_HAND_BACK),
        "a good event is dead");
  }

  @Test
  void usesEveryTransitionOfTheTable() {
    Set<EventTransition> used = EnumSet.of(EventTransition.STORE_SKIPPED);
    used.addAll(Checker.check(Scenario.of(Kind.WILD).withFaults(1, ANY)).used());
    used.addAll(Checker.check(Scenario.of(Kind.NOT_SCORED)).used());
    used.addAll(Checker.check(GOOD.withFaults(1, ANY_AND_GIVING_UP)).used());
    assertThat(used).containsExactlyInAnyOrder(EventTransition.values());
  }

  @Test
  void leavesAFinalStateOnlyByAReplay() {
    for (EventStatus status : EventStatus.values()) {
      List<EventTransition> out =
          List.of(EventTransition.values()).stream()
              .filter(it -> it.from().contains(status))
              .toList();
      if (status == EventStatus.FAILED) {
        assertThat(out).containsExactly(EventTransition.REPLAY);
      } else {
        assertThat(out.isEmpty()).as(status.name()).isEqualTo(status.isFinal());
      }
    }
  }

  private static Scenario withoutSweep(Mistake... besides) {
    Set<Mistake> mistakes = EnumSet.of(Mistake.SWEEP_OFF, besides);
    return GOOD.withMistakes(mistakes.toArray(Mistake[]::new));
  }

  private static void assertHolds(Scenario scenario) {
    Verdict verdict = Checker.check(scenario);
    System.out.println(scenario + "\n  " + verdict);
    assertThat(verdict.broken()).as("%s: %s", scenario, verdict).isNull();
  }

  private static void assertFound(Scenario scenario, String what) {
    Verdict verdict = Checker.check(scenario);
    System.out.println(scenario + "\n  " + verdict);
    assertThat(verdict.broken()).as("%s: %s", scenario, verdict).startsWith(what);
  }
}
