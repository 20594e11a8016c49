package dev.rapport.bench;

import dev.rapport.bench.report.Plot;
import dev.rapport.bench.stack.Service;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** From start to ready, one service after the other on an idle machine. */
final class Startup implements Experiment {

  /** Starts are short and scatter; more of them cost little. */
  private static final int STARTS_A_RUN = 3;

  @Override
  public Plot run(Setting setting) {
    setting.stack().requireOurs("startup");
    Plot plot = new Plot("From start to ready", "start", "seconds");
    int starts = STARTS_A_RUN * setting.options().runs();
    for (Service service : List.of(setting.stack().api(), setting.stack().worker())) {
      setting.tell(service.name() + ", " + starts + " starts");
      double[] seconds = IntStream.range(0, starts).mapToDouble(_ -> seconds(service)).toArray();
      for (double each : seconds) {
        setting.findings().add(service.name() + ": start to ready, s", each);
      }
      plot.line(service.name(), 1, seconds);
    }
    return plot;
  }

  private static double seconds(Service service) {
    service.stop();
    Duration took = service.start();
    return took.toNanos() / 1e9;
  }
}
