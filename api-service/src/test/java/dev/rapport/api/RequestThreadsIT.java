package dev.rapport.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.shared.testing.Relay;
import dev.rapport.shared.testing.TestBroker;
import dev.rapport.shared.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The broker freezes under load: no thread that serves a request is ever in its client. */
class RequestThreadsIT {

  private static final int CALLERS = 50;
  private static final int POSTS_OF_EACH = 20;
  private static final Pattern REQUESTS = Pattern.compile("http-nio-.*-exec-.*");

  /** The same code runs; but the JVM does not always survive many dumps of virtual threads. */
  private static final String PLATFORM_THREADS = "--spring.threads.virtual.enabled=false";

  private static final List<String> AMQP =
      List.of("com.rabbitmq.", "org.springframework.amqp.", "dev.rapport.shared.amqp.");

  /** One thread at one moment. */
  private record Seen(String name, List<String> frames) {

    boolean servesARequest() {
      return REQUESTS.matcher(name).matches() && isIn("dev.rapport.api.");
    }

    boolean isInTheBrokersClient() {
      return AMQP.stream().anyMatch(this::isIn);
    }

    private boolean isIn(String code) {
      return frames.stream().anyMatch(frame -> frame.contains(code));
    }
  }

  @Test
  void noRequestTouchesAmqp() throws Exception {
    try (TestDatabase database = TestDatabase.migrated();
        TestBroker broker = TestBroker.declared();
        Relay relay = relayTo(broker);
        RunningApi api =
            new RunningApi(database, broker, through(relay, broker), PLATFORM_THREADS)) {
      relay.freeze();
      List<Seen> seen = new ArrayList<>();
      List<Future<List<Integer>>> answers = new ArrayList<>();
      try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int caller = 0; caller < CALLERS; caller++) {
          String name = "frozen-" + caller + "-";
          answers.add(callers.submit(() -> posts(api, name)));
        }
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> seen.addAll(threads()) && answers.stream().allMatch(Future::isDone));
      }
      assertThat(answers).flatExtracting(Future::resultNow).containsOnly(202);
      assertThat(seen).anyMatch(isPublisher().and(Seen::isInTheBrokersClient));
      assertThat(seen).filteredOn(Seen::servesARequest).isNotEmpty();
      assertThat(seen).filteredOn(Seen::servesARequest).noneMatch(Seen::isInTheBrokersClient);
    }
  }

  private static Predicate<Seen> isPublisher() {
    return thread -> thread.name().equals("publisher");
  }

  private static Relay relayTo(TestBroker broker) {
    URI address = broker.settings().uri();
    return new Relay(address.getHost(), address.getPort());
  }

  private static String through(Relay relay, TestBroker broker) {
    URI address = broker.settings().uri();
    return "--rapport.broker.uri=amqp://%s@localhost:%d%s"
        .formatted(address.getRawUserInfo(), relay.port(), address.getRawPath());
  }

  private static List<Integer> posts(RunningApi api, String name) {
    return IntStream.range(0, POSTS_OF_EACH).map(i -> post(api, name + i)).boxed().toList();
  }

  private static int post(RunningApi api, String conversation) {
    return api.post(
            "be",
            "/v1/conversations/end",
            """
            {"conversation_id": "%s", "user_id": "user-1", "start_time": "2026-11-23T08:00:00Z",
             "end_time": "2026-11-23T08:01:00Z", "conversation_log": []}
            """
                .formatted(conversation))
        .status();
  }

  private static List<Seen> threads() {
    return Thread.getAllStackTraces().entrySet().stream()
        .map(thread -> seen(thread.getKey(), thread.getValue()))
        .toList();
  }

  private static Seen seen(Thread thread, StackTraceElement[] stack) {
    return new Seen(
        thread.getName(), Arrays.stream(stack).map(StackTraceElement::toString).toList());
  }
}
