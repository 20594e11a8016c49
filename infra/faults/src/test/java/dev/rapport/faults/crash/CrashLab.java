package dev.rapport.faults.crash;

import dev.rapport.faults.lab.Database;
import dev.rapport.faults.lab.ManagementApi;
import dev.rapport.faults.lab.PlantedFaults;
import dev.rapport.faults.lab.Service;
import dev.rapport.faults.lab.ServiceSettings;
import dev.rapport.faults.lab.Tokens;
import dev.rapport.faults.lab.UnpackedService;
import dev.rapport.faults.process.Command;
import dev.rapport.faults.process.ManagedProcess;
import dev.rapport.faults.process.Pause;
import dev.rapport.faults.process.Ports;
import dev.rapport.faults.process.Spawner;
import dev.rapport.shared.faults.FailPoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** A database and a virtual host of its own on the servers that are given, and the jars. */
final class CrashLab implements AutoCloseable {

  /** Minutes of patience in production are seconds here. */
  private static final Map<String, String> HASTE =
      Map.of(
          "RAPPORT_SWEEP_EVERY", "500ms",
          "RAPPORT_SWEEP_COUNT_EVERY", "10s",
          "RAPPORT_SWEEP_DUE_GRACE", "1s",
          "RAPPORT_SWEEP_LOST_AFTER", "3s",
          "RAPPORT_SWEEP_LOST_SURELY_AFTER", "8s",
          "RAPPORT_PUBLISHING_DEAD_LETTER_AGE", "1s",
          "RAPPORT_LOG_FORMAT", "");

  private static final Set<FailPoint> WITHOUT_CONVERSATION =
      EnumSet.of(FailPoint.RELAY_AFTER_PUBLISH, FailPoint.WORKER_BEFORE_CLAIM);

  private static final Duration MIGRATION = Duration.ofSeconds(90);
  private static final Spawner SPAWNER = new Spawner();

  private final String name = "faults_" + ProcessHandle.current().pid();
  private final Path root = Path.of("../..").toAbsolutePath().normalize();
  private final Path data;
  private final Ports ports = new Ports();
  private final URI database = URI.create(System.getenv("DATABASE_URL"));
  private final URI broker = URI.create(System.getenv("AMQP_URL"));
  private final Database servers = open(database.getPath());
  private final Database events;
  private final ManagementApi management;
  private final List<ManagedProcess> started = new ArrayList<>();

  CrashLab() throws IOException {
    data = Files.createDirectories(Path.of("target/crash-points")).toAbsolutePath();
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
    management.put(
        "permissions/" + name + "/" + user(broker),
        Map.of("configure", ".*", "write", ".*", "read", ".*"));
    migrate();
    UnpackedService.prepareAll(root, environment());
    PlantedFaults.plant(events);
  }

  /** The events' own database. */
  Database events() {
    return events;
  }

  ManagementApi management() {
    return management;
  }

  /** The virtual host. */
  String vhost() {
    return name;
  }

  int freePort() {
    return ports.free();
  }

  /** An API that dies there, if anywhere; listens on that port. */
  ManagedProcess api(int port, String... jvm) {
    return start(
        "api",
        Service.Role.API,
        Map.of("SERVER_PORT", port(port), "MANAGEMENT_SERVER_PORT", port(ports.free())),
        jvm);
  }

  ManagedProcess worker(String... jvm) {
    return start("worker", Service.Role.WORKER, Map.of("SERVER_PORT", port(ports.free())), jvm);
  }

  /** The options of a process that dies at a point, with one conversation where it knows any. */
  static String[] armed(FailPoint point, String conversationId) {
    String armed = "-Drapport.failpoint=" + point.name();
    return isIndiscriminate(point)
        ? new String[] {armed}
        : new String[] {armed, "-Drapport.failpoint.only=" + conversationId};
  }

  /** Whether a process that is armed there dies of any event. */
  static boolean isIndiscriminate(FailPoint point) {
    return WITHOUT_CONVERSATION.contains(point);
  }

  @Override
  public void close() {
    started.forEach(process -> process.stop("KILL", Duration.ofSeconds(5)));
    management.delete("vhosts/" + name);
    servers.execute("drop database if exists " + name + " with (force)");
  }

  private void migrate() {
    ManagedProcess migration =
        process(
            "migrate",
            List.of(
                java(), "-jar", root.resolve("api-service/target/api-service.jar") + "", "migrate"),
            Map.of());
    migration.start();
    started.add(migration);
    if (!migration.hasEndedWithin(MIGRATION) || migration.exitStatus() != 0) {
      throw new IllegalStateException("migrate failed; see " + data);
    }
  }

  private ManagedProcess start(
      String kind, Service.Role role, Map<String, String> environment, String... jvm) {
    List<String> words = new ArrayList<>(List.of(java(), "-Xmx192m"));
    words.addAll(UnpackedService.OPTIONS);
    words.addAll(List.of(jvm));
    words.addAll(new UnpackedService(root, role).cachedWords());
    ManagedProcess process = process(kind, words, environment);
    process.start();
    started.add(process);
    return process;
  }

  private ManagedProcess process(String kind, List<String> words, Map<String, String> added) {
    Map<String, String> environment = environment();
    environment.putAll(added);
    Command command = new Command(words, environment, data.resolve(kind + ".log"), "");
    return new ManagedProcess(kind, SPAWNER, () -> command);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(HASTE);
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

  private static String address(URI uri) {
    return uri.getHost() + ":" + uri.getPort();
  }

  private static String user(URI uri) {
    return uri.getUserInfo().split(":", 2)[0];
  }

  private static String password(URI uri) {
    return uri.getUserInfo().split(":", 2)[1];
  }

  private static String port(int port) {
    return Integer.toString(port);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** What a caller presents. */
  static String bearer() {
    return "Bearer " + ServiceSettings.BE_TOKEN;
  }

  /** Waits within a bound that a loaded machine keeps as well. */
  static void await(BooleanSupplier condition, String what) {
    if (!Pause.until(condition, Duration.ofSeconds(90))) {
      throw new AssertionError(what);
    }
  }
}
