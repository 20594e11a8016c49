package dev.rapport.shared.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.failure.OutageException;
import dev.rapport.shared.amqp.PublishReport.Fate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/**
 * A broker that is being killed resets connections while they open. The client then throws what
 * nobody declares, depending on the moment; to the callers it is an outage like any other.
 */
class ResetConnectionsTest {

  private static final int TIMES = 100;

  private final ServerSocket dying = listen();

  @BeforeEach
  void start() {
    Thread.ofVirtual().start(this::resetEverybody);
  }

  @AfterEach
  void stop() throws IOException {
    dying.close();
  }

  @RepeatedTest(TIMES)
  void publishingEndsInAReport() {
    try (ConfirmingPublisher publisher = new ConfirmingPublisher(settings(), "test")) {
      ConversationEnded event =
          new ConversationEnded(new EventId(1), "c-1", "u-1", "TALK", 0, null);
      PublishReport report = publisher.publish(List.of(new EventMessages().toWork(event)));
      assertThat(report.fates()).containsExactly(Fate.UNKNOWN);
      assertThat(publisher.publish(List.of()).cause()).isPresent();
    }
  }

  @RepeatedTest(TIMES)
  void lookingEndsInAnOutage() {
    try (BrokerProbe probe = new BrokerProbe(settings(), "test")) {
      assertThatExceptionOfType(OutageException.class).isThrownBy(probe::ping);
    }
  }

  private BrokerSettings settings() {
    return new BrokerSettings(
        URI.create("amqp://localhost:" + dying.getLocalPort()),
        Duration.ofSeconds(2),
        Duration.ofSeconds(2),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        200);
  }

  private void resetEverybody() {
    try {
      while (true) {
        try (Socket caller = dying.accept()) {
          caller.setSoLinger(true, 0);
        }
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
