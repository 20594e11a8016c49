package dev.rapport.faults.nemesis;

import dev.rapport.faults.lab.Lab;
import dev.rapport.faults.lab.Service;
import dev.rapport.faults.nemesis.Fault.Action;
import dev.rapport.faults.process.ManagedProcess;
import dev.rapport.faults.process.Pause;
import dev.rapport.faults.process.Signals;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Kills, freezes and restarts. */
final class ProcessFaults {

  private static final String SERVICE_BACKENDS =
      "select pid from pg_stat_activity where usename = 'rapport' order by pid";

  private static final Duration GRACE = Duration.ofSeconds(35);

  private final Lab lab;

  ProcessFaults(Lab lab) {
    this.lab = lab;
  }

  void addTo(Arsenal arsenal) {
    arsenal.add("kill-api", random -> killService(any(lab.apis(), random), Harm.API));
    arsenal.add("kill-worker", random -> killService(any(lab.workers(), random), Harm.NONE));
    arsenal.add("kill-broker", _ -> killServer(lab.rabbit().process(), Harm.NONE));
    arsenal.add("kill-postmaster", _ -> killServer(lab.postgres().process(), Harm.DATABASE));
    arsenal.add("kill-redis", _ -> killServer(lab.redis().process(), Harm.NONE));
    arsenal.add("kill-backend", this::killBackend);
    arsenal.add("freeze-api", random -> freeze(any(lab.apis(), random).process(), Harm.API, 6));
    arsenal.add(
        "freeze-worker", random -> freeze(any(lab.workers(), random).process(), Harm.NONE, 6));
    arsenal.add("freeze-broker", _ -> freeze(lab.rabbit().process(), Harm.NONE, 6));
    arsenal.add("freeze-broker-past-heartbeat", _ -> freeze(lab.rabbit().process(), Harm.NONE, 25));
    arsenal.add("freeze-redis", _ -> freeze(lab.redis().process(), Harm.NONE, 5));
    arsenal.add("freeze-postgres", _ -> freezePostgres());
    arsenal.add("rolling-restart", this::restartOneOfEach);
  }

  static <T> T any(List<T> all, RandomGenerator random) {
    return all.get(random.nextInt(all.size()));
  }

  private Fault killService(Service service, Harm harm) {
    return Fault.instant(service.name(), harm, service.process()::kill, service::isHealthy);
  }

  /**
   * An API and a worker at once: the deployments of the two services know nothing of each other.
   */
  private Fault restartOneOfEach(RandomGenerator random) {
    List<Service> both = List.of(any(lab.apis(), random), any(lab.workers(), random));
    Runnable inject =
        () -> {
          List<BooleanSupplier> ends =
              both.stream().map(service -> service.process().terminate()).toList();
          if (!Pause.until(() -> ends.stream().allMatch(BooleanSupplier::getAsBoolean), GRACE)) {
            throw new IllegalStateException("a service did not stop within its grace");
          }
        };
    return Fault.instant(
        both.getFirst().name() + ", " + both.getLast().name(),
        Harm.API,
        inject,
        () -> both.stream().allMatch(Service::isHealthy));
  }

  private Fault killServer(ManagedProcess server, Harm harm) {
    long before = server.starts();
    BooleanSupplier healed = () -> server.starts() > before && lab.serversAnswer();
    return Fault.instant(server.name(), harm, server::kill, healed);
  }

  private Fault killBackend(RandomGenerator random) {
    Runnable inject =
        () -> {
          List<Long> pids = lab.database().rows(SERVICE_BACKENDS, row -> row.getLong(1));
          if (!pids.isEmpty()) {
            Signals.send("KILL", any(pids, random));
          }
        };
    return Fault.instant("a backend", Harm.DATABASE, inject, this::answersAfterAMoment);
  }

  /** The postmaster needs a moment to notice that a backend died and to reset all others. */
  private boolean answersAfterAMoment() {
    Pause.of(Duration.ofMillis(500));
    return lab.serversAnswer();
  }

  private Fault freeze(ManagedProcess process, Harm harm, int seconds) {
    return Fault.lasting(
        process.name(),
        harm,
        Duration.ofSeconds(seconds),
        new Action(process::freeze, process::resume),
        lab::serversAnswer);
  }

  private Fault freezePostgres() {
    return Fault.lasting(
        "postgres",
        Harm.DATABASE,
        Duration.ofSeconds(4),
        new Action(() -> signalPostgres("STOP"), () -> signalPostgres("CONT")),
        lab::serversAnswer);
  }

  private void signalPostgres(String signal) {
    ManagedProcess postmaster = lab.postgres().process();
    postmaster.signal(signal);
    ProcessHandle.of(postmaster.pid()).stream()
        .flatMap(ProcessHandle::children)
        .forEach(child -> Signals.send(signal, child.pid()));
  }
}
