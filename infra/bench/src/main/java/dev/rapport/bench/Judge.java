package dev.rapport.bench;

import dev.rapport.bench.contender.Contender;
import dev.rapport.bench.contender.Scored;
import dev.rapport.bench.load.Answers;
import dev.rapport.bench.stack.Shell;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;

/** A bench that measures lost work is worthless: everything answered 202 must be scored, once. */
final class Judge {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private Judge() {}

  /**
   * Waits until nothing is left to do, and answers what was scored of the run.
   *
   * @throws IllegalStateException if something was lost or counted wrongly, or refused
   */
  static List<Scored> scored(Contender contender, Answers answers) {
    Shell.await(
        contender.name() + " scores its backlog",
        PATIENCE,
        Duration.ofMillis(200),
        () -> contender.backlog() == 0);
    List<Scored> scored = contender.scored(answers.prefix());
    BitSet lost = (BitSet) answers.accepted().clone();
    scored.forEach(event -> lost.clear(event.sequence()));
    require(lost.isEmpty(), contender, lost.cardinality() + " accepted and not scored");
    long events = scored.stream().mapToInt(Scored::sequence).distinct().count();
    require(events == scored.size(), contender, "scored twice");
    long wrong = contender.wrongSums();
    require(wrong == 0, contender, wrong + " users with a wrong sum");
    require(answers.others().isEmpty(), contender, "answers other than 202: " + answers.others());
    return scored;
  }

  private static void require(boolean holds, Contender contender, String otherwise) {
    if (!holds) {
      throw new IllegalStateException("no result, " + contender.name() + ": " + otherwise);
    }
  }
}
