package dev.rapport.shared.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FailPointTest {

  /** Reaches one failpoint, first without and then with a conversation, and ends normally. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] conversationIds) {
      for (String conversationId : conversationIds) {
        FailPoint.WORKER_AFTER_CLAIM.reach(conversationId);
      }
      FailPoint.WORKER_AFTER_CLAIM.reach();
    }
  }

  @Test
  void doesNothingUnlessArmed() throws Exception {
    assertThat(exitStatus(List.of(), "conversation")).isZero();
  }

  @Test
  void diesWhereItIsArmed() throws Exception {
    assertThat(exitStatus(List.of("-Drapport.failpoint=WORKER_AFTER_CLAIM")))
        .isEqualTo(FailPoint.EXIT_STATUS);
  }

  @Test
  void passesWhereAnotherIsArmed() throws Exception {
    assertThat(exitStatus(List.of("-Drapport.failpoint=WORKER_AFTER_APPLY"), "conversation"))
        .isZero();
  }

  @Test
  void sparesConversationsThatTheFilterDoesNotName() throws Exception {
    List<String> armed =
        List.of("-Drapport.failpoint=WORKER_AFTER_CLAIM", "-Drapport.failpoint.only=killer-");

    assertThat(exitStatus(armed, "good-1", "good-2")).isZero();
    assertThat(exitStatus(armed, "good-1", "killer-2")).isEqualTo(FailPoint.EXIT_STATUS);
  }

  @Test
  void refusesANameThatDoesNotExist() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FailPoint.armed("WORKER_AFTER_LUNCH"))
        .withMessageContaining("WORKER_AFTER_LUNCH");
  }

  private static int exitStatus(List<String> properties, String... conversationIds)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(properties);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Victim.class.getName()));
    command.addAll(List.of(conversationIds));
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }
}
