package dev.rapport.bench;

import dev.rapport.bench.contender.Scored;
import dev.rapport.bench.load.Answers;
import dev.rapport.bench.report.Findings;
import dev.rapport.bench.report.Plot;
import dev.rapport.bench.stack.Service;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A backlog that piled up while no worker ran, against the steady state of the same run. */
final class Drain implements Experiment {

  @Override
  public Plot run(Setting setting) {
    setting.stack().requireOurs("drain");
    Plot plot = new Plot("A backlog", "seconds after the worker's start", "scored a second");
    for (int run = 1; run <= setting.options().runs(); run++) {
      double limit = setting.limit();
      setting.tell("run " + run + ", the steady state");
      double steady = setting.trials().saturating(setting.rapport()).sustained();
      double drained = drain(setting, run, plot);
      Findings findings = setting.findings();
      findings.add("steady state, scored/s", steady);
      findings.add("drained, scored/s", drained);
      findings.add("drained to steady, %", 100 * drained / steady);
      findings.add("drained to the limit, %", 100 * drained / limit);
    }
    return plot;
  }

  private static double drain(Setting setting, int run, Plot plot) {
    int events = setting.options().events();
    Service worker = setting.stack().worker();
    worker.stop();
    long publishedBefore = setting.stack().management().published();
    setting.tell("run %d, piling up %d".formatted(run, events));
    Answers answers = setting.trials().pile(setting.rapport(), events);
    setting.tell("run " + run + ", draining them");
    var _ = worker.start();
    long ready = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    List<Scored> scored = Judge.scored(setting.rapport(), answers);
    long published = setting.stack().management().published() - publishedBefore;
    setting.findings().add("messages published for each event", (double) published / events);
    long last = scored.stream().mapToLong(Scored::scoredMicros).max().orElseThrow();
    long late = scored.stream().filter(event -> event.scoredMicros() > ready).count();
    plot.line("run " + run, 1, eachSecond(scored, ready, last));
    return late * 1e6 / (last - ready);
  }

  private static double[] eachSecond(List<Scored> scored, long from, long to) {
    double[] each = new double[(int) ((to - from) / 1_000_000) + 1];
    scored.stream()
        .filter(event -> event.scoredMicros() > from)
        .forEach(event -> each[(int) ((event.scoredMicros() - from) / 1_000_000)]++);
    return each;
  }
}
