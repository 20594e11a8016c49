package dev.rapport.shared.testing;

import dev.rapport.shared.amqp.BrokerSettings;
import dev.rapport.shared.amqp.TopologyDeclaration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * A virtual host of one test class with users of its own, who may do there what
 * infra/rabbitmq/users.json allows; deleted when it is closed.
 */
public final class TestBroker implements AutoCloseable {

  /** The users besides the one who may do everything. */
  public static final List<String> USERS = List.of("migrate", "api", "worker", "monitor");

  private static final Path PERMISSIONS = Path.of("..", "infra", "rabbitmq", "users.json");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server = URI.create(Environment.required("AMQP_URL"));
  private final URI management = URI.create(Environment.required("RABBITMQ_MANAGEMENT_URL"));
  private final String vhost = "it-" + UUID.randomUUID();

  private TestBroker() {}

  /** A new virtual host with the whole topology. */
  public static TestBroker declared() {
    TestBroker broker = empty();
    broker.declare();
    return broker;
  }

  /** A new virtual host without any queue. */
  public static TestBroker empty() {
    TestBroker broker = new TestBroker();
    broker.manage("PUT", "vhosts/" + broker.vhost, "{}");
    broker.manage(
        "PUT",
        "permissions/" + broker.vhost + "/" + broker.server.getUserInfo().split(":", 2)[0],
        "{\"configure\":\".*\",\"write\":\".*\",\"read\":\".*\"}");
    broker.manage("POST", "definitions", broker.users());
    return broker;
  }

  /** Declares the topology, again where it is there already. */
  public void declare() {
    new TopologyDeclaration(settings()).declare(name -> {});
  }

  /** Settings of somebody who may do everything, with bounds short enough for tests of outages. */
  public BrokerSettings settings() {
    return settings(server.getRawUserInfo());
  }

  /**
   * The same for a user who may do what the service's user may do.
   *
   * @param user one of {@link #USERS}
   */
  public BrokerSettings settingsOf(String user) {
    return settings("%s-%s:%s".formatted(vhost, user, vhost));
  }

  private BrokerSettings settings(String credentials) {
    return new BrokerSettings(
        URI.create(
            "amqp://%s@%s:%d/%s".formatted(credentials, server.getHost(), server.getPort(), vhost)),
        Duration.ofSeconds(2),
        Duration.ofSeconds(2),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        200);
  }

  public String vhost() {
    return vhost;
  }

  /**
   * A call of the management API.
   *
   * @param path below `/api/`
   * @return the body of the answer, empty if it has none
   */
  public String manage(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("%s/api/%s".formatted(address(), path)))
            .header("Authorization", "Basic " + credentials())
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(10))
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(
            "%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The shipped users under names of this virtual host, which is their password too. */
  private String users() {
    try {
      return Files.readString(PERMISSIONS)
          .replace("\"rapport-", "\"" + vhost + "-")
          .replaceAll("@[a-z]+@", vhost);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    manage("DELETE", "vhosts/" + vhost, "");
    USERS.forEach(user -> manage("DELETE", "users/%s-%s".formatted(vhost, user), ""));
    http.close();
  }

  private String address() {
    return "%s://%s:%d"
        .formatted(management.getScheme(), management.getHost(), management.getPort());
  }

  private String credentials() {
    return Base64.getEncoder()
        .encodeToString(management.getUserInfo().getBytes(StandardCharsets.UTF_8));
  }
}
