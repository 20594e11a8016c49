package dev.rapport.faults.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.faults.load.Timing;
import dev.rapport.faults.nemesis.Blow;
import dev.rapport.faults.nemesis.Fault;
import dev.rapport.faults.nemesis.Harm;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  private static final int ACCEPTED = 202;

  @Test
  void excusesWhatMetAFaultOfTheDatabaseButNotOfTheBroker() {
    List<Timing> timings = List.of(timing(0, 5), timing(100, 900));

    assertThat(new Latencies(timings, List.of(blow(Harm.DATABASE, 200))).acceptedMillis(99))
        .isEqualTo(5);
    assertThat(new Latencies(timings, List.of(blow(Harm.NONE, 200))).acceptedMillis(99))
        .isEqualTo(900);
  }

  @Test
  void holdsRequestsToTheirBoundEvenWhileTheDatabaseIsAway() {
    List<Timing> timings = List.of(timing(0, 7000));

    assertThat(new Latencies(timings, List.of(blow(Harm.DATABASE, 100))).beyondBound())
        .isEqualTo(1);
    assertThat(new Latencies(timings, List.of(blow(Harm.API, 100))).beyondBound()).isZero();
  }

  @Test
  void findsPercentiles() {
    double[] values = {4, 1, 3, 2};

    assertThat(Latencies.percentile(values, 50)).isEqualTo(2);
    assertThat(Latencies.percentile(values, 99)).isEqualTo(4);
    assertThat(Latencies.percentile(new double[0], 99)).isZero();
  }

  private static Timing timing(long atMillis, long millis) {
    return new Timing(nanos(atMillis), nanos(millis), 0, ACCEPTED);
  }

  private static Blow blow(Harm harm, long atMillis) {
    Fault fault =
        new Fault(
            "somebody",
            harm,
            Duration.ZERO,
            new Fault.Action(() -> {}, () -> {}),
            new Fault.Signs(() -> true, () -> true));
    return new Blow(
        "kind", fault, nanos(atMillis), nanos(atMillis + 10), Optional.empty(), Optional.empty());
  }

  private static long nanos(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }
}
