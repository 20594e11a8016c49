package dev.rapport.bench;

import dev.rapport.bench.report.Findings;
import dev.rapport.bench.report.Plot;
import dev.rapport.bench.report.Slope;
import dev.rapport.bench.stack.Processes;
import dev.rapport.bench.stack.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What both services hold while they work as much as they can. */
final class Memory implements Experiment {

  private static final Duration LOOK = Duration.ofSeconds(5);

  /** A part of the time in which caches and compiled code still grow. */
  private static final double SETTLING = 0.25;

  /** What one service held, look by look. */
  private record Held(Service service, List<Double> resident, List<Double> heap) {
    static Held by(Service service) {
      return new Held(service, new ArrayList<>(), new ArrayList<>());
    }

    void look() {
      Processes.residentMegabytes(service.pid()).ifPresent(resident::add);
      heap.add(service.heapMegabytes());
    }
  }

  @Override
  public Plot run(Setting setting) {
    Plot plot = new Plot("Memory at saturation", "minutes", "MB");
    List<Held> all = List.of(Held.by(setting.stack().api()), Held.by(setting.stack().worker()));
    int seconds = Math.toIntExact(setting.options().length().toSeconds());
    setting.tell("looking for " + seconds + " s");
    Thread looking = Thread.ofPlatform().name("looking").start(() -> look(all));
    Run run = setting.trials().saturating(setting.rapport(), setting.options().warmUp(), seconds);
    looking.interrupt();
    setting.findings().add("accepted and scored/s", run.sustained());
    all.forEach(held -> report(held, setting.findings(), plot));
    return plot;
  }

  private static void look(List<Held> all) {
    while (!Thread.currentThread().isInterrupted()) {
      all.forEach(Held::look);
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void report(Held held, Findings findings, Plot plot) {
    String name = held.service().name();
    double minutes = LOOK.toSeconds() / 60.0;
    double[] resident = held.resident().stream().mapToDouble(v -> v).toArray();
    double[] heap = held.heap().stream().mapToDouble(v -> v).toArray();
    for (double megabytes : resident) {
      findings.add(name + ": resident MB", megabytes);
    }
    for (double megabytes : heap) {
      findings.add(name + ": heap MB, garbage included", megabytes);
    }
    findings.add(
        name + ": resident MB more each hour", Slope.after(SETTLING, resident) * 60 / minutes);
    plot.line(name + ": resident", minutes, resident);
    plot.line(name + ": heap", minutes, heap);
  }
}
