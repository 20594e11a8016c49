package dev.rapport.api.application.operations.doctor;

import dev.rapport.api.application.operations.consumption.ConsumptionBoard;
import dev.rapport.api.application.operations.consumption.ConsumptionBoard.Posted;
import dev.rapport.api.application.operations.consumption.KnownWorker;
import dev.rapport.api.application.operations.consumption.KnownWorker.State;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether somebody consumes, and all by the same version. */
final class ExamineWorkers implements Examination {

  private final ConsumptionBoard board;
  private final String version;

  /**
   * @param version our own
   */
  ExamineWorkers(ConsumptionBoard board, String version) {
    this.board = board;
    this.version = version;
  }

  @Override
  public String name() {
    return "workers";
  }

  @Override
  public List<Check> examine() {
    Posted posted = board.look();
    List<KnownWorker> living =
        posted.workers().stream().filter(worker -> worker.state() != State.GONE).toList();
    return List.of(consuming(posted, living), versions(living));
  }

  private static Check consuming(Posted posted, List<KnownWorker> living) {
    String expected = "at least one worker that consumes";
    String found = living.stream().map(ExamineWorkers::described).collect(Collectors.joining("; "));
    if (living.stream().anyMatch(worker -> worker.state() == State.CONSUMING)) {
      return Check.ok("workers", found, expected);
    }
    if (posted.pause().isPresent()) {
      return Check.warn(
          "workers",
          "%s paused consumption until %s: %s"
              .formatted(
                  posted.pause().get().by(),
                  posted.pause().get().until(),
                  posted.pause().get().reason()),
          expected,
          "`rapport queue resume` ends the pause");
    }
    return living.isEmpty()
        ? Check.fail("workers", "none is running", expected, "start a scoring-worker")
        : Check.fail("workers", found, expected, "mend what they wait for; they go on themselves");
  }

  private static String described(KnownWorker worker) {
    String what = "%s (%s) %s".formatted(worker.name(), worker.process(), worker.state());
    return worker.why() == null ? what : what + ": " + worker.why();
  }

  private Check versions(List<KnownWorker> living) {
    Set<String> versions =
        living.stream().map(KnownWorker::version).collect(Collectors.toCollection(TreeSet::new));
    return versions.isEmpty() || versions.equals(Set.of(version))
        ? Check.ok("versions", "api " + version + ", workers " + versions, version)
        : Check.warn(
            "versions",
            "api " + version + ", workers " + versions,
            version,
            "fine during a deployment; otherwise deploy the same version everywhere");
  }
}
