package dev.rapport.faults.nemesis;

import dev.rapport.faults.lab.Lab;
import dev.rapport.faults.lab.Service;
import dev.rapport.faults.nemesis.Fault.Action;
import dev.rapport.faults.process.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
      String direction = skew.startsWith("+") ? "ahead" : "behind";
      for (String role : List.of("worker", "api")) {
        String kind = role + "-clock-" + direction;
        if (library.isEmpty()) {
          arsenal.cannot(kind, "libfaketime is not installed (apt-get install faketime)");
        } else {
          List<Service> services = role.equals("api") ? lab.apis() : lab.workers();
          Harm harm = role.equals("api") ? Harm.API : Harm.NONE;
          arsenal.add(
              kind,
              random -> skewed(ProcessFaults.any(services, random), harm, library.get(), skew));
        }
      }
    }
  }

  private Fault skewed(Service service, Harm harm, Path library, String skew) {
    Map<String, String> environment =
        Map.of(
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
            "0");
    return Fault.lasting(
        service.name(),
        harm,
        HOLD,
        new Action(() -> restart(service, environment), () -> restart(service, Map.of())),
        service::isHealthy);
  }

  private static void restart(Service service, Map<String, String> environment) {
    service.startWith(List.of(), environment);
    service.process().terminate();
    boolean ended = service.process().hasEndedWithin(START);
    Pause.of(Duration.ofMillis(500));
    if (!ended || !Pause.until(service::isHealthy, START)) {
      throw new IllegalStateException(service.name() + " did not come back with its clock moved");
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
