package dev.rapport.api;

import dev.rapport.shared.postgres.DatabaseSettings;
import dev.rapport.shared.testing.TestBroker;
import dev.rapport.shared.testing.TestCache;
import dev.rapport.shared.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on servers of its own, and a caller for each role. */
final class RunningApi implements AutoCloseable {

  /** SHA-256 of the tokens "be", "ops" and "admin". */
  private static final List<String> TOKENS =
      List.of(
          "backend BE 46599c5bb5c33101f80cea8438e2228085513dbbb19b2f5ce97bd68494d3344d",
          "operator OPS a92c36e66a25ee99ff862faa8e87987be6c7cd13c3ee661c400a45b0f1e3b132",
          "owner ADMIN 8c6976e5b5410415bde908bd4dee15dfb167a9c873fc4bb8a81f6f2ab448a918");

  private final TestDatabase database;
  private final TestBroker broker;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext context;

  RunningApi(TestDatabase database, TestBroker broker, String... more) {
    this.database = database;
    this.broker = broker;
    this.context = SpringApplication.run(ApiService.class, arguments(more));
  }

  TestDatabase database() {
    return database;
  }

  TestBroker broker() {
    return broker;
  }

  /** An answer. */
  record Answer(HttpResponse<String> response) {

    private static final JsonMapper JSON = JsonMapper.shared();

    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    JsonNode body() {
      return JSON.readTree(response.body());
    }

    String code() {
      return body().path("code").asString();
    }
  }

  Answer get(String token, String path) {
    return send(request(token, path).GET());
  }

  Answer post(String token, String path, String body) {
    return post(token, path, BodyPublishers.ofString(body));
  }

  Answer post(String token, String path, BodyPublisher body) {
    return send(request(token, path).header("Content-Type", "application/json").POST(body));
  }

  Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder request(String token, String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port("local.server.port") + path))
            .timeout(Duration.ofSeconds(20));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  String management(String path) {
    URI address = URI.create("http://localhost:" + port("local.management.port") + path);
    return send(HttpRequest.newBuilder(address)).response().body();
  }

  @Override
  public void close() {
    context.close();
    http.close();
  }

  private String port(String property) {
    return context.getEnvironment().getRequiredProperty(property);
  }

  private String[] arguments(String... more) {
    DatabaseSettings settings = database.settingsOf("rapport_api");
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("--server.port", "0");
    arguments.put("--management.server.port", "0");
    arguments.put("--rapport.database.url", settings.url());
    arguments.put("--rapport.database.username", settings.username());
    arguments.put("--rapport.database.password", settings.password());
    arguments.put("--rapport.broker.uri", broker.settingsOf("api").uri().toString());
    arguments.put("--rapport.cache.uri", TestCache.settings().uri().toString());
    arguments.put("--rapport.security.tokens-file", tokens().toString());
    for (String argument : more) {
      String[] parts = argument.split("=", 2);
      arguments.put(parts[0], parts[1]);
    }
    return arguments.entrySet().stream()
        .map(argument -> argument.getKey() + "=" + argument.getValue())
        .toArray(String[]::new);
  }

  private static Path tokens() {
    try {
      Path file = Files.createTempFile("tokens", "");
      file.toFile().deleteOnExit();
      return Files.write(file, TOKENS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
