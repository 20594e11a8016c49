package dev.rapport.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rapport.faults.Options.Mode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void readsTheRandomRun() {
    Options options =
        Options.of(List.of("--seed", "7", "--minutes", "1.5", "--only", "kill-api,kill-worker"));

    assertThat(options.mode()).isEqualTo(Mode.CAMPAIGN);
    assertThat(options.seed()).isEqualTo(7);
    assertThat(options.length()).isEqualTo(Duration.ofSeconds(90));
    assertThat(options.only()).containsExactly("kill-api", "kill-worker");
  }

  @Test
  void readsTheOtherRuns() {
    assertThat(Options.of(List.of("--mistakes", "--rate", "40")).mode()).isEqualTo(Mode.MISTAKES);
    assertThat(Options.of(List.of("--list")).mode()).isEqualTo(Mode.LIST);
    assertThat(Options.of(List.of("--broker-outage", "5m")).outage())
        .isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void refusesWhatItDoesNotUnderstand() {
    assertThatIllegalArgumentException().isThrownBy(() -> Options.of(List.of("--sed", "7")));
    assertThatIllegalArgumentException().isThrownBy(() -> Options.of(List.of("--seed")));
  }
}
