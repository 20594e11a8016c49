package dev.rapport.bench;

import dev.rapport.bench.contender.Contender;
import dev.rapport.bench.report.Findings;
import dev.rapport.bench.report.Percentiles;
import dev.rapport.bench.report.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** How long things take at half of what is sustained, and for one alone. */
final class Latency implements Experiment {

  private static final int LONE_POSTS = 60;
  private static final double[] PERCENTS =
      DoubleStream.iterate(0, percent -> percent < 100, percent -> percent + 0.1).toArray();

  @Override
  public Plot run(Setting setting) {
    Plot plot =
        new Plot("How long it takes", "percent of conversations", "milliseconds").logarithmic();
    List<Contender> contenders = new ArrayList<>(List.of(setting.rapport()));
    setting.predecessor().ifPresent(contenders::add);
    List<Double> rates = contenders.stream().map(contender -> rate(setting, contender)).toList();
    for (int run = 1; run <= setting.options().runs(); run++) {
      double _ = setting.limit();
      for (int i = 0; i < contenders.size(); i++) {
        measure(setting, contenders.get(i), rates.get(i), run, plot);
      }
    }
    return plot;
  }

  private static double rate(Setting setting, Contender contender) {
    if (setting.options().rate() > 0 && contender == setting.rapport()) {
      return setting.options().rate();
    }
    setting.tell("what " + contender.name() + " sustains");
    Options options = setting.options();
    return setting.trials().saturating(contender, options.warmUp(), options.seconds()).sustained()
        / 2;
  }

  private static void measure(
      Setting setting, Contender contender, double rate, int run, Plot plot) {
    String name = contender.name();
    Findings findings = setting.findings();
    setting.tell("run %d, %s at %.0f a second".formatted(run, name, rate));
    Run steady = setting.trials().steady(contender, rate);
    findings.add(name + ": planned rate/s", rate);
    add(findings, name + ": planned to answered", steady.answerMillis());
    add(findings, name + ": accepted to scored", steady.acceptedToScoredMillis());
    setting.tell("run %d, %s, one alone".formatted(run, name));
    Run lone = setting.trials().lone(contender, LONE_POSTS);
    add(findings, name + ": alone, planned to answered", lone.answerMillis());
    add(findings, name + ": alone, planned to scored", lone.plannedToScoredMillis());
    if (run == setting.options().runs()) {
      plot.line(name + ": answered", PERCENTS, line(steady.answerMillis()));
      plot.line(name + ": scored", PERCENTS, line(steady.acceptedToScoredMillis()));
    }
  }

  private static void add(Findings findings, String figure, Percentiles millis) {
    findings.add(figure + ", p50 ms", millis.median());
    findings.add(figure + ", p99 ms", millis.at(99));
    findings.add(figure + ", max ms", millis.max());
  }

  private static double[] line(Percentiles millis) {
    return DoubleStream.of(PERCENTS).map(percent -> Math.max(0.1, millis.at(percent))).toArray();
  }
}
