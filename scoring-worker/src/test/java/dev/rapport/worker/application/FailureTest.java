package dev.rapport.worker.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.model.failure.TransientException;
import java.net.SocketTimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FailureTest {

  @Test
  void theFingerprintIsTheExceptionAndTheFirstFrameOfOurs() {
    assertThat(Failure.of(new IllegalStateException("x")).fingerprint())
        .isEqualTo(
            "IllegalStateException@FailureTest.theFingerprintIsTheExceptionAndTheFirstFrameOfOurs");
  }

  @Test
  void theFingerprintNamesTheCauseWhereThereIsOne() {
    assertThat(
            Failure.of(new TransientException("T", "late", new SocketTimeoutException()))
                .fingerprint())
        .startsWith("SocketTimeoutException@FailureTest.");
  }

  /** Neither a line nor the number of a lambda, which change when something else does. */
  @Test
  void theFingerprintSurvivesOtherChangesOfTheFile() {
    Supplier<RuntimeException> one = () -> new IllegalStateException("a");
    Supplier<RuntimeException> other = () -> new IllegalStateException("b");
    assertThat(Failure.of(one.get()).fingerprint())
        .isEqualTo(Failure.of(other.get()).fingerprint())
        .isEqualTo("IllegalStateException@FailureTest.theFingerprintSurvivesOtherChangesOfTheFile");
  }

  @Test
  void whatWasFoundRatherThanThrownHasItsCodeAsFingerprint() {
    assertThat(Failure.permanent("UNKNOWN_EVENT", "there is none").fingerprint())
        .isEqualTo("UNKNOWN_EVENT");
  }
}
