package dev.rapport.bench.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A running Rapport with its servers: one of our own, or one that runs already. */
public final class Stack implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(15);
  private static final Duration STOP = Duration.ofMinutes(2);

  private final Path root;
  private final Path work;
  private final Path file;
  private final boolean ours;
  private final List<Service> services = new ArrayList<>();
  private boolean closed;

  private Stack(Path root, Path work, Path file, boolean ours) {
    this.root = root;
    this.work = work;
    this.file = file;
    this.ours = ours;
  }

  /** Starts one with empty data; it ends with this, or with the bench. */
  public static Stack own(Path root, Path work) {
    Stack stack = new Stack(root, work, work.resolve("stack").resolve("stack.env"), true);
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
    System.out.println("starting a stack of its own, log in " + work.resolve("up.log"));
    stack.launcher("up", START, List.of("--detach", "--fresh"));
    return stack;
  }

  /** One that runs already and is left running. */
  public static Stack running(Path root, Path work, Path file) {
    return new Stack(root, work, file, false);
  }

  private void launcher(String command, Duration patience, List<String> more) {
    List<String> words =
        new ArrayList<>(List.of(root.resolve("infra").resolve(command).toString()));
    words.addAll(List.of("--data", directory().toString()));
    words.addAll(more);
    String _ = Shell.run(work.resolve(command + ".log"), patience, Map.of(), words);
  }

  private Path directory() {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  /** Where everything is. */
  public StackFile file() {
    return StackFile.read(file);
  }

  /** Where logs and reports go. */
  public Path work() {
    return work;
  }

  /** A connection of its own. */
  public Database database() {
    return new Database(file().get("JDBC_URL"));
  }

  public Management management() {
    return new Management(file());
  }

  /** The first API; always the same object. */
  public Service api() {
    URI api = file().urls("API_URLS").getFirst();
    return service("api-1", api.resolve("/v1/health"), management(0));
  }

  /** The first worker; always the same object. */
  public Service worker() {
    URI management = management(file().urls("API_URLS").size());
    return service("worker-1", management.resolve("/actuator/health"), management);
  }

  /** Of the services, the APIs come first. */
  private URI management(int number) {
    return file().urls("MANAGEMENT_URLS").get(number);
  }

  private synchronized Service service(String name, URI ready, URI management) {
    return services.stream()
        .filter(known -> known.name().equals(name))
        .findAny()
        .orElseGet(() -> found(name, ready, management));
  }

  private Service found(String name, URI ready, URI management) {
    long pid =
        recordedPid(name)
            .orElseThrow(() -> new IllegalStateException(name + " is no process of this machine"));
    Service service =
        new Service(name, pid, ready, management, work.resolve(name + "-restarted.log"));
    services.add(service);
    return service;
  }

  /** The processes that share the machine, and the bench itself. */
  public Map<String, Long> processes() {
    Map<String, Long> pids = new LinkedHashMap<>();
    pids.put("api", api().pid());
    pids.put("worker", worker().pid());
    for (String server : List.of("postgresql", "rabbitmq", "redis")) {
      recordedPid(server).ifPresent(pid -> pids.put(server, pid));
    }
    pids.put("generator", ProcessHandle.current().pid());
    return pids;
  }

  /** None of what runs elsewhere, as in a container. */
  private Optional<Long> recordedPid(String name) {
    Path recorded = directory().resolve("pids").resolve(name);
    try {
      return Files.exists(recorded)
          ? Optional.of(Long.valueOf(Files.readString(recorded).strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Refuses to stop processes of a stack that is not ours. */
  public void requireOurs(String measurement) {
    if (!ours) {
      throw new IllegalArgumentException(
          measurement + " stops and starts services, so it needs a stack of its own: no --stack");
    }
  }

  @Override
  public synchronized void close() {
    if (!ours || closed) {
      return;
    }
    closed = true;
    // Those that were started again are unknown to the launcher.
    services.forEach(Service::stop);
    launcher("down", STOP, List.of());
  }
}
