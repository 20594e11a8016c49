package dev.rapport.bench.limits;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.rapport.bench.stack.Shell;
import dev.rapport.bench.stack.Stack;
import dev.rapport.model.topology.Topology;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.springframework.amqp.core.Queue;

/** RabbitMQ PerfTest through a queue like the work queue. */
final class QueueBench {

  private static final String QUEUE = "bench.limit";

  /** As long as our messages are, and as many at once. */
  private static final int MESSAGE_BYTES = 200;

  private static final int UNCONFIRMED = 200;
  private static final int UNACKNOWLEDGED = 256;
  private static final int ACKNOWLEDGED_TOGETHER = 64;

  /** The first seconds are the warm-up of PerfTest's own JVM. */
  private static final int WARM_UP_SECONDS = 4;

  private static final Pattern RECEIVED = Pattern.compile("time:? [^\\n]*received: (\\d+) msg/s");

  private final Stack stack;

  QueueBench(Stack stack) {
    this.stack = stack;
  }

  /** Messages published, confirmed, delivered and acknowledged, a second. */
  double messages(int seconds) {
    declare();
    try {
      String printed =
          Shell.run(
              stack.work().resolve("perf-test.log"),
              Duration.ofSeconds(seconds + 60L),
              Map.of(),
              words(seconds + WARM_UP_SECONDS));
      return RECEIVED
          .matcher(printed)
          .results()
          .skip(WARM_UP_SECONDS)
          .mapToInt(second -> Integer.parseInt(second.group(1)))
          .average()
          .orElseThrow(() -> new IllegalStateException("PerfTest printed no rate: " + printed));
    } finally {
      delete();
    }
  }

  private List<String> words(int seconds) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Dloader.main=com.rabbitmq.perf.PerfTest",
        "-jar",
        System.getProperty("rapport.bench.jar", "bench.jar"),
        "--uri",
        stack.file().get("AMQP_URL"),
        "--predeclared",
        "--queue",
        QUEUE,
        "--flag",
        "persistent",
        "--size",
        Integer.toString(MESSAGE_BYTES),
        "--confirm",
        Integer.toString(UNCONFIRMED),
        "--qos",
        Integer.toString(UNACKNOWLEDGED),
        "--multi-ack-every",
        Integer.toString(ACKNOWLEDGED_TOGETHER),
        "--time",
        Integer.toString(seconds));
  }

  private void declare() {
    Map<String, Object> arguments =
        Topology.declarables().getDeclarablesByType(Queue.class).stream()
            .filter(queue -> queue.getName().equals(Topology.WORK_QUEUE))
            .findAny()
            .orElseThrow()
            .getArguments();
    with(
        channel -> {
          var _ = channel.queueDelete(QUEUE);
          var _ = channel.queueDeclare(QUEUE, true, false, false, arguments);
        });
  }

  private void delete() {
    with(
        channel -> {
          var _ = channel.queueDelete(QUEUE);
        });
  }

  /** Something to do on a channel. */
  @FunctionalInterface
  private interface Work {
    void on(Channel channel) throws IOException;
  }

  private void with(Work work) {
    ConnectionFactory factory = new ConnectionFactory();
    try {
      factory.setUri(stack.file().get("AMQP_URL"));
      try (Connection connection = factory.newConnection();
          Channel channel = connection.createChannel()) {
        work.on(channel);
      }
    } catch (IOException | TimeoutException | URISyntaxException | GeneralSecurityException e) {
      throw new IllegalStateException("RabbitMQ refuses the bench's queue", e);
    }
  }
}
