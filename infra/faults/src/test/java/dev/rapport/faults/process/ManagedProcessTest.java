package dev.rapport.faults.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedProcessTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path directory;

  private final Supervisor supervisor = new Supervisor();
  private final ManagedProcess sleeper =
      new ManagedProcess("sleeper", new Spawner(), () -> command("sleep", "600"));

  @AfterEach
  void stop() {
    supervisor.close();
    sleeper.stop("TERM", SOON);
  }

  @Test
  void comesBackWhenItIsKilled() {
    supervise();
    long first = sleeper.pid();

    sleeper.kill();

    assertThat(Pause.until(() -> sleeper.isAlive() && sleeper.pid() != first, SOON)).isTrue();
    assertThat(supervisor.unexpectedDeaths()).isEmpty();
  }

  @Test
  void tellsWhoDiedUnasked() {
    supervise();

    Signals.send("KILL", sleeper.pid());

    assertThat(Pause.until(() -> !supervisor.unexpectedDeaths().isEmpty(), SOON)).isTrue();
    assertThat(supervisor.unexpectedDeaths()).containsExactly("sleeper ended with 137");
  }

  @Test
  void staysDownWhenItIsStopped() {
    supervise();

    sleeper.stop("TERM", SOON);

    assertThat(Pause.until(() -> sleeper.starts() > 1, Duration.ofMillis(500))).isFalse();
    assertThat(sleeper.isAlive()).isFalse();
  }

  @Test
  void isNotStartedTwiceWhereSomebodyElseStartsItAgain() {
    supervise();

    for (int i = 0; i < 20; i++) {
      sleeper.stop("TERM", SOON);
      sleeper.start();
    }

    assertThat(Pause.until(() -> sleeper.starts() != 21, Duration.ofMillis(500))).isFalse();
  }

  @Test
  void freezesAndGoesOn() {
    sleeper.start();

    sleeper.freeze();
    assertThat(sleeper.hasEndedWithin(Duration.ofMillis(100))).isFalse();
    sleeper.stop("TERM", SOON);

    assertThat(sleeper.isAlive()).isFalse();
  }

  private void supervise() {
    sleeper.start();
    supervisor.watch(sleeper);
    supervisor.begin();
  }

  private Command command(String... words) {
    return new Command(List.of(words), Map.of(), directory.resolve("log"), "");
  }
}
