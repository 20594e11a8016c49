package dev.rapport.api.infrastructure.amqp;

import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import dev.rapport.shared.http.BoundedHttp;
import dev.rapport.shared.http.PeerAddress;
import dev.rapport.shared.http.PeerAnswer;
import dev.rapport.shared.http.PeerException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads RabbitMQ's management API, of the virtual host that we use. */
final class ManagementApi implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MOST_BYTES = 4 * 1024 * 1024;
  private static final int NOT_FOUND = 404;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final PeerAddress address;
  private final BoundedHttp http;
  private final String authorization;
  private final String virtualHost;

  /** Who asks. */
  record Credentials(String username, String password) {}

  /**
   * @param broker the AMQP address, which names the virtual host
   */
  ManagementApi(PeerAddress address, Credentials credentials, URI broker) {
    this.address = address;
    this.http = new BoundedHttp(address, MOST_BYTES);
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (credentials.username() + ":" + credentials.password())
                        .getBytes(StandardCharsets.UTF_8));
    this.virtualHost = encoded(virtualHost(broker));
  }

  /** What it answers, and the broker's time. */
  record Page(JsonNode body, Optional<Instant> at) {}

  /**
   * The objects of a kind, such as {@code queues}, in our virtual host.
   *
   * @throws OutageException if there is no answer, or a refusal
   */
  Page list(String kind) {
    return get(kind + "/" + virtualHost).orElseThrow(() -> unusable("there is no " + kind));
  }

  @Override
  public void close() {
    http.close();
  }

  private Optional<Page> get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(address.at("/api/" + path))
            .header("Authorization", authorization)
            .header("Accept", "application/json")
            .GET()
            .build();
    try {
      PeerAnswer answer = http.send(request, PATIENCE);
      if (answer.status() == NOT_FOUND) {
        return Optional.empty();
      }
      if (answer.status() != 200) {
        throw unusable("it answers with status " + answer.status());
      }
      return Optional.of(new Page(JSON.readTree(answer.body()), time(answer)));
    } catch (PeerException | JacksonException e) {
      throw unusable(e.toString());
    }
  }

  private static Optional<Instant> time(PeerAnswer answer) {
    return answer.headers().firstValue("date").flatMap(ManagementApi::time);
  }

  private static Optional<Instant> time(String date) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /** As the AMQP client reads it: nothing after the slash is the empty name, no slash is "/". */
  private static String virtualHost(URI broker) {
    String path = broker.getRawPath();
    return path == null || path.isEmpty()
        ? "/"
        : URLDecoder.decode(path.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static OutageException unusable(String why) {
    return new OutageException(Dependency.RABBITMQ, "the management API: " + why);
  }
}
