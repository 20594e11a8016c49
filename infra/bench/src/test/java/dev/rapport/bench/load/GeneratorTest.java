package dev.rapport.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GeneratorTest {

  private final List<JsonNode> posted = new CopyOnWriteArrayList<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void postsEachConversationOnceOverConnectionsThatStayOpen() {
    answer(202, 2);

    Answers answers = generator(4).run("a-", Pace.closed(60, 50, () -> false));

    assertThat(answers.posted()).isEqualTo(50);
    assertThat(answers.accepted().cardinality()).isEqualTo(50);
    assertThat(answers.others()).isEmpty();
    assertThat(posted.stream().map(end -> end.get("conversation_id").asString()))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 50).mapToObj("a-%010d"::formatted).toList());
    assertThat(tokens).containsOnly("Bearer secret");
  }

  @Test
  void postsALogOfTheUsualSize() {
    answer(202, 2);

    var _ = generator(1).run("a-", Pace.closed(60, 1, () -> false));

    assertThat(posted.getFirst().get("conversation_log")).hasSize(24);
    assertThat(PostedEnd.log().length()).isBetween(4_000, 4_700);
    assertThat(posted.getFirst().get("user_id").asString()).matches("user_\\d{5}");
  }

  @Test
  void countsOtherAnswersApart() {
    answer(503, 2);

    Answers answers = generator(2).run("a-", Pace.closed(60, 7, () -> false));

    assertThat(answers.accepted().isEmpty()).isTrue();
    assertThat(answers.others()).containsExactly(Map.entry(503, 7));
  }

  @Test
  void readsAnswersInChunks() {
    answer(202, 0);

    Answers answers = generator(2).run("a-", Pace.closed(60, 9, () -> false));

    assertThat(answers.accepted().cardinality()).isEqualTo(9);
  }

  @Test
  void goesOnWhenAConnectionIsClosedAfterTheAnswer() {
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Connection", "close");
          take(exchange, 202, 2);
        });

    Answers answers = generator(2).run("a-", Pace.closed(60, 9, () -> false));

    assertThat(answers.accepted().cardinality()).isEqualTo(9);
  }

  @Test
  void countsFromThePlannedMomentWhenAnswersAreLate() {
    answer(202, 2);

    Answers answers = generator(3).run("a-", Pace.open(1000, 0.05));

    assertThat(answers.posted()).isEqualTo(50);
    assertThat(answers.plannedMicros(49) - answers.plannedMicros(0)).isEqualTo(49_000);
    assertThat(answers.millis(0, 60)).hasSize(50);
    assertThat(answers.millis(0, 60)).doesNotContain(0.0);
  }

  private Generator generator(int connections) {
    return new Generator(new Target(server.getAddress(), "secret"), connections);
  }

  /** Answers every post; a length of 0 means chunks. */
  private void answer(int status, int length) {
    server.createContext("/", exchange -> take(exchange, status, length));
  }

  private void take(HttpExchange exchange, int status, int length) throws IOException {
    tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
    posted.add(new JsonMapper().readTree(exchange.getRequestBody()));
    exchange.sendResponseHeaders(status, length);
    exchange.getResponseBody().write("{}".getBytes(StandardCharsets.US_ASCII));
    exchange.close();
  }
}
