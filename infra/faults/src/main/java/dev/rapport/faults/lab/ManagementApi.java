package dev.rapport.faults.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The broker's management API, as its owner. */
public final class ManagementApi {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final JsonMapper json = new JsonMapper();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final String base;
  private final String authorization;

  ManagementApi(int port) {
    this("http://127.0.0.1:" + port, RabbitServer.OWNER, RabbitServer.OWNER_PASSWORD);
  }

  public ManagementApi(String base, String user, String password) {
    this.base = base + "/api/";
    String credentials = user + ":" + password;
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the broker answers and has no alarm. */
  boolean isReady() {
    try {
      return status("GET", "health/checks/local-alarms", "") == 200
          && status("GET", "queues/" + RabbitServer.VHOST, "") == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  public JsonNode get(String path) {
    return json.readTree(send("GET", path, "").body());
  }

  /** Writes an object; anything but success is an error. */
  public void put(String path, Object body) {
    demand("PUT", path, json.writeValueAsString(body));
  }

  public JsonNode post(String path, Object body) {
    return json.readTree(demand("POST", path, json.writeValueAsString(body)));
  }

  /** Deletes an object; one that is not there is no error. */
  public void delete(String path) {
    int status = status("DELETE", path, "");
    if (status >= 300 && status != 404) {
      throw new UncheckedIOException(new IOException("DELETE " + path + " answered " + status));
    }
  }

  public boolean exists(String path) {
    return status("GET", path, "") == 200;
  }

  /** Publishes to an exchange; answers whether it was routed. */
  public boolean publish(String exchange, String key, byte[] body, Map<String, Object> properties) {
    JsonNode answer =
        post(
            "exchanges/%s/%s/publish".formatted(RabbitServer.VHOST, exchange),
            Map.of(
                "routing_key",
                key,
                "properties",
                properties,
                "payload",
                Base64.getEncoder().encodeToString(body),
                "payload_encoding",
                "base64"));
    return answer.path("routed").booleanValue();
  }

  /** The names of the services' connections. */
  public List<String> connections() {
    List<String> names = new ArrayList<>();
    get("connections?columns=name,user")
        .forEach(
            connection -> {
              if (RabbitServer.USER.equals(connection.path("user").asString(""))) {
                names.add(connection.path("name").asString());
              }
            });
    return names;
  }

  public void closeConnection(String name) {
    delete("connections/" + encoded(name));
  }

  static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private int status(String method, String path, String body) {
    return send(method, path, body).statusCode();
  }

  private String demand(String method, String path, String body) {
    HttpResponse<String> answer = send(method, path, body);
    if (answer.statusCode() >= 300) {
      throw new UncheckedIOException(
          new IOException(
              method + " " + path + " answered " + answer.statusCode() + " " + answer.body()));
    }
    return answer.body().isEmpty() ? "{}" : answer.body();
  }

  private HttpResponse<String> send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(TIMEOUT)
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
