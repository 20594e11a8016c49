package dev.rapport.bench.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessesTest {

  private static final long NOBODY = Integer.MAX_VALUE;

  @Test
  void knowsWhatThisProcessTakes() {
    long pid = ProcessHandle.current().pid();

    assertThat(Processes.cpuSeconds(pid)).isPositive();
    assertThat(Processes.residentMegabytes(pid).orElseThrow()).isGreaterThan(10);
  }

  @Test
  void knowsHowAProcessWasStarted() throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sleep", "60");
    builder.environment().put("COLOUR", "a = b");
    Process process = builder.start();
    try {
      assertThat(Processes.commandOf(process.pid())).isEqualTo(List.of("sleep", "60"));
      assertThat(Processes.environmentOf(process.pid())).containsEntry("COLOUR", "a = b");
    } finally {
      process.destroy();
    }
  }

  @Test
  void ofAProcessThatIsGoneThereIsNothing() {
    assertThat(Processes.cpuSeconds(NOBODY)).isZero();
    assertThat(Processes.residentMegabytes(NOBODY)).isEmpty();
  }
}
