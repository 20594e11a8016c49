package dev.rapport.bench;

import dev.rapport.bench.contender.Contender;
import dev.rapport.bench.report.Findings;
import dev.rapport.bench.report.Plot;
import dev.rapport.bench.stack.Processes;
import java.util.Optional;

/** Accepted and scored a second, as much as it can, in turns with the comparison. */
final class Saturation implements Experiment {

  @Override
  public Plot run(Setting setting) {
    Plot plot = new Plot("Scored a second, at saturation", "seconds", "conversations a second");
    Findings findings = setting.findings();
    for (int run = 1; run <= setting.options().runs(); run++) {
      double limit = setting.limit();
      setting.tell("run " + run + ", Rapport");
      Run ours = setting.trials().saturating(setting.rapport());
      add(findings, "Rapport", ours);
      findings.add("share of the limit, %", 100 * ours.sustained() / limit);
      takes(setting, ours);
      plot.line("Rapport, run " + run, 1, ours.scoredEachSecond());
      Optional<Contender> other = setting.predecessor();
      if (other.isPresent()) {
        setting.tell("run " + run + ", the predecessor");
        Run theirs = setting.trials().saturating(other.get());
        add(findings, "predecessor", theirs);
        findings.add("times the predecessor", ours.sustained() / theirs.sustained());
        plot.line("predecessor, run " + run, 1, theirs.scoredEachSecond());
      }
    }
    return plot;
  }

  private static void add(Findings findings, String name, Run run) {
    findings.add(name + ": accepted and scored/s", run.sustained());
    findings.add(name + ": accepted/s", run.acceptedPerSecond());
    findings.add(name + ": scored/s", run.scoredPerSecond());
    findings.add(name + ": answer p99, ms", run.answerMillis().at(99));
  }

  private static void takes(Setting setting, Run run) {
    run.cores().forEach((name, cores) -> setting.findings().add("cores busy: " + name, cores));
    setting
        .stack()
        .processes()
        .forEach(
            (name, pid) ->
                Processes.residentMegabytes(pid)
                    .ifPresent(
                        megabytes ->
                            setting.findings().add("resident MB after it: " + name, megabytes)));
  }
}
