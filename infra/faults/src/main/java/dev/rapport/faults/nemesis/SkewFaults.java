package dev.rapport.faults.nemesis;

import dev.rapport.faults.lab.Lab;
import dev.rapport.faults.lab.Service;
import dev.rapport.faults.nemesis.Fault.Action;
import dev.rapport.faults.process.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Processes that do not agree about the time. */
final class SkewFaults {

  private static final Duration HOLD = Duration.ofSeconds(5);
  private static final Duration START = Duration.ofSeconds(40);

  private final Lab lab;

  SkewFaults(Lab lab) {
    this.lab = lab;
  }

  void addTo(Arsenal arsenal) {
    Optional<Path> library = library();
    for (String skew : List.of("+2h", "-2h")) {
      String kind = "clocks-apart-" + (skew.startsWith("+") ? "worker-behind" : "worker-ahead");
      if (library.isEmpty()) {
        arsenal.cannot(kind, "libfaketime is not installed (apt-get install faketime)");
      } else {
        arsenal.add(kind, random -> apart(random, library.get(), skew));
      }
    }
  }

  /** One API is so far from the others, and one worker as far on the other side. */
  private Fault apart(RandomGenerator random, Path library, String skew) {
    Service api = ProcessFaults.any(lab.apis(), random);
    Service worker = ProcessFaults.any(lab.workers(), random);
    String opposite = skew.startsWith("+") ? "-2h" : "+2h";
    return Fault.lasting(
        api.name() + ", " + worker.name(),
        Harm.API,
        HOLD,
        new Action(
            () ->
                restart(
                    Map.of(
                        api, environment(library, skew), worker, environment(library, opposite))),
            () -> restart(Map.of(api, Map.of(), worker, Map.of()))),
        () -> api.isHealthy() && worker.isHealthy());
  }

  private static Map<String, String> environment(Path library, String skew) {
    return Map.of(
        "LD_PRELOAD",
        library.toString(),
        "FAKETIME",
        skew,
        "DONT_FAKE_MONOTONIC",
        "1",
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1",
        // Otherwise timed waits never end.
        "FAKETIME_FORCE_MONOTONIC_FIX",
        "0",
        // Otherwise the archive of classes seems to have changed.
        "NO_FAKE_STAT",
        "1");
  }

  private static void restart(Map<Service, Map<String, String>> environments) {
    List<BooleanSupplier> ends = new ArrayList<>();
    environments.forEach(
        (service, environment) -> {
          service.startWith(List.of(), environment);
          ends.add(service.process().terminate());
        });
    Set<Service> services = environments.keySet();
    boolean ended = Pause.until(() -> ends.stream().allMatch(BooleanSupplier::getAsBoolean), START);
    Pause.of(Duration.ofMillis(500));
    if (!ended || !Pause.until(() -> services.stream().allMatch(Service::isHealthy), START)) {
      throw new IllegalStateException(
          "not back with their clocks moved: " + services.stream().map(Service::name).toList());
    }
  }

  private static Optional<Path> library() {
    try (var found = Files.find(Path.of("/usr/lib"), 4, (path, _) -> isLibrary(path))) {
      return found.findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isLibrary(Path path) {
    return path.endsWith("faketime/libfaketimeMT.so.1");
  }
}
