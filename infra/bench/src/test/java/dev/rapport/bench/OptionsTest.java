package dev.rapport.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rapport.bench.Options.Measurement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void readsWhatIsGivenAndKeepsTheDefaultsOfTheRest() {
    Options options = Options.of(List.of("memory", "--minutes", "30", "--stack", "/a/stack.env"));

    assertThat(options.measurement()).isEqualTo(Measurement.MEMORY);
    assertThat(options.length()).isEqualTo(Duration.ofMinutes(30));
    assertThat(options.stack()).hasToString("/a/stack.env");
    assertThat(options.predecessor()).isNull();
    assertThat(options.runs()).isEqualTo(3);
  }

  @Test
  void givenValuesWinOverTheQuickOnes() {
    Options options = Options.of(List.of("drain", "--events", "10", "--quick"));

    assertThat(options.events()).isEqualTo(10);
    assertThat(options.runs()).isEqualTo(1);
  }

  @Test
  void refusesWhatItDoesNotUnderstand() {
    assertThatIllegalArgumentException().isThrownBy(() -> Options.of(List.of("speed")));
    assertThatIllegalArgumentException().isThrownBy(() -> Options.of(List.of("drain", "--run")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of(List.of("drain", "--run", "3")));
    assertThatIllegalArgumentException().isThrownBy(() -> Options.of(List.of("drain", "--runs")));
  }
}
