package dev.rapport.faults.watched;

import dev.rapport.faults.lab.Database;
import dev.rapport.faults.lab.ManagementApi;
import dev.rapport.faults.lab.PlantedFaults;
import dev.rapport.faults.lab.ServiceSettings;
import dev.rapport.faults.lab.Tokens;
import dev.rapport.faults.process.Command;
import dev.rapport.faults.process.ManagedProcess;
import dev.rapport.faults.process.Pause;
import dev.rapport.faults.process.Ports;
import dev.rapport.faults.process.Spawner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** An API and a worker in a database and a virtual host of their own, on the servers given. */
final class WatchedSystem implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Spawner SPAWNER = new Spawner();

  private final String name;
  private final Path root = Path.of("../..").toAbsolutePath().normalize();
  private final Path data;
  private final Ports ports = new Ports();
  private final URI database = URI.create(System.getenv("DATABASE_URL"));
  private final URI broker = URI.create(System.getenv("AMQP_URL"));
  private final Database servers = open(database.getPath());
  private final Database events;
  private final ManagementApi management;
  private final List<ManagedProcess> started = new ArrayList<>();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final int apiPort = ports.free();
  private final int apiManagementPort = ports.free();
  private final int workerPort = ports.free();

  WatchedSystem(String kind) throws IOException {
    name = kind + "_" + ProcessHandle.current().pid();
    data = Files.createDirectories(Path.of("target", kind)).toAbsolutePath();
    Tokens.write(data.resolve("tokens"));
    URI address = URI.create(System.getenv("RABBITMQ_MANAGEMENT_URL"));
    management =
        new ManagementApi(
            "http://" + address.getHost() + ":" + address.getPort(),
            user(address),
            password(address));
    servers.execute("drop database if exists " + name, "create database " + name);
    events = open("/" + name);
    management.put("vhosts/" + name, Map.of());
    admit();
    migrate();
    PlantedFaults.plant(events);
  }

  Database events() {
    return events;
  }

  ManagementApi management() {
    return management;
  }

  String vhost() {
    return name;
  }

  Path data() {
    return data;
  }

  Path root() {
    return root;
  }

  int freePort() {
    return ports.free();
  }

  int apiManagementPort() {
    return apiManagementPort;
  }

  int workerPort() {
    return workerPort;
  }

  /** Lets the services use the broker. */
  void admit() {
    management.put(
        "permissions/" + name + "/" + user(broker),
        Map.of("configure", ".*", "write", ".*", "read", ".*"));
  }

  /** Lets them use it no more; a connection keeps what it was let do once. */
  void refuse() {
    management.delete("permissions/" + name + "/" + user(broker));
    for (var connection : management.get("vhosts/" + name + "/connections")) {
      management.closeConnection(connection.path("name").asString());
    }
  }

  ManagedProcess api(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("SERVER_PORT", Integer.toString(apiPort));
    environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(apiManagementPort));
    ManagedProcess api = service("api", "api-service/target/api-service.jar", environment);
    await(() -> get(apiPort, "/v1/health").contains("\"ok\""), "the API is not healthy");
    return api;
  }

  ManagedProcess worker(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("SERVER_PORT", Integer.toString(workerPort));
    ManagedProcess worker =
        service("worker", "scoring-worker/target/scoring-worker.jar", environment);
    await(() -> get(workerPort, "/actuator/health").contains("\"running\""), "no worker");
    return worker;
  }

  /** Runs something until it is stopped or this is closed. */
  ManagedProcess start(String kind, List<String> words, Map<String, String> environment) {
    Command command = new Command(words, environment, data.resolve(kind + ".log"), "");
    ManagedProcess process = new ManagedProcess(kind, SPAWNER, () -> command);
    process.start();
    started.add(process);
    return process;
  }

  String apiMetrics() {
    return get(apiManagementPort, "/actuator/prometheus");
  }

  String workerMetrics() {
    return get(workerPort, "/actuator/prometheus");
  }

  String log(String kind) {
    try {
      return Files.readString(data.resolve(kind + ".log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a GET on this machine answers; empty if it does not answer. */
  String get(int port, String path) {
    return send(HttpRequest.newBuilder(local(port, path)).GET()).body();
  }

  /** Posts a conversation and answers the status, 0 for no answer. */
  int post(String conversation, String said, Map<String, String> headers) {
    return ask(
        "/v1/conversations/end", body(conversation, said), ServiceSettings.BE_TOKEN, headers);
  }

  /** Posts anything and answers the status, 0 for no answer. */
  int ask(String path, String body, String token, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(local(apiPort, path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request).status();
  }

  String statusOf(String conversation) {
    return events
        .rows(
            "select status from conversation_events where conversation_id = ?",
            row -> row.getString(1),
            conversation)
        .stream()
        .findFirst()
        .orElse("");
  }

  static void await(BooleanSupplier condition, String what) {
    if (!Pause.until(condition, PATIENCE)) {
      throw new AssertionError(what);
    }
  }

  @Override
  public void close() {
    started.forEach(process -> process.stop("KILL", Duration.ofSeconds(5)));
    management.delete("vhosts/" + name);
    servers.execute("drop database if exists " + name + " with (force)");
    http.close();
  }

  /** An answer; status 0 for none. */
  private record Answer(int status, String body) {}

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(
              request.timeout(Duration.ofSeconds(20)).build(),
              HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException e) {
      return new Answer(0, "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(0, "");
    }
  }

  private ManagedProcess service(String kind, String jar, Map<String, String> settings) {
    Map<String, String> environment = environment();
    environment.putAll(settings);
    return start(
        kind,
        List.of(java(), "-Xmx192m", "-XX:TieredStopAtLevel=1", "-jar", root.resolve(jar) + ""),
        environment);
  }

  private void migrate() {
    String jar = root.resolve("api-service/target/api-service.jar").toString();
    ManagedProcess migration =
        start("migrate", List.of(java(), "-jar", jar, "migrate"), environment());
    if (!migration.hasEndedWithin(PATIENCE) || migration.exitStatus() != 0) {
      throw new IllegalStateException("migrate failed; see " + data);
    }
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("RAPPORT_SECURITY_TOKENS_FILE", data.resolve("tokens").toString());
    environment.put("RAPPORT_DATABASE_URL", jdbc("/" + name));
    environment.put("RAPPORT_DATABASE_USERNAME", user(database));
    environment.put("RAPPORT_DATABASE_PASSWORD", password(database));
    environment.put(
        "RAPPORT_BROKER_URI",
        "amqp://" + broker.getRawUserInfo() + "@" + address(broker) + "/" + name);
    environment.put("RAPPORT_CACHE_URI", System.getenv("REDIS_URL"));
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    return environment;
  }

  private Database open(String path) {
    return new Database(jdbc(path), user(database), password(database));
  }

  private String jdbc(String path) {
    return "jdbc:postgresql://" + address(database) + path;
  }

  private static URI local(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static String address(URI uri) {
    return uri.getHost() + ":" + uri.getPort();
  }

  private static String user(URI uri) {
    return uri.getUserInfo().split(":", 2)[0];
  }

  private static String password(URI uri) {
    return uri.getUserInfo().split(":", 2)[1];
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String body(String conversation, String said) {
    return """
        {"conversation_id":"%s","user_id":"user-of-%s","bot_type":"TALK",\
        "start_time":"2026-11-20T08:00:00Z","end_time":"2026-11-20T08:05:00Z",\
        "conversation_log":[{"character":"BOT","content":"Hello"},\
        {"character":"USER","content":"%s"}]}"""
        .formatted(conversation, conversation, said);
  }
}
