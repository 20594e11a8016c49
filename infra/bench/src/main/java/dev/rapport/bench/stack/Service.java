package dev.rapport.bench.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the two services of a stack of ours. Stopped and started again with the words and
 * variables that the launcher gave it.
 */
public final class Service {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(5);
  private static final Pattern HEAP =
      Pattern.compile("(?m)^jvm_memory_used_bytes\\{[^}]*area=\"heap\"[^}]*} (\\S+)");

  private final String name;
  private final URI ready;
  private final URI metrics;
  private final Path log;
  private final List<String> command;
  private final Map<String, String> environment;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private ProcessHandle process;

  Service(String name, long pid, URI ready, URI management, Path log) {
    this.name = name;
    this.ready = ready;
    this.metrics = management.resolve("/actuator/prometheus");
    this.log = log;
    this.command = Processes.commandOf(pid);
    this.environment = Processes.environmentOf(pid);
    this.process = ProcessHandle.of(pid).orElseThrow();
  }

  public String name() {
    return name;
  }

  public long pid() {
    return process.pid();
  }

  /** Asks it to end, and waits for the end. */
  public void stop() {
    boolean asked = process.destroy();
    if (asked) {
      Shell.await(name + " stops", PATIENCE, Duration.ofMillis(50), () -> !process.isAlive());
    }
  }

  /** Starts it and answers after how long it was ready. */
  public Duration start() {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    long begin = System.nanoTime();
    process = Shell.start(builder, log).toHandle();
    Shell.await(name + " is ready", PATIENCE, LOOK, this::isReady);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private boolean isReady() {
    String answer = get(ready);
    return answer.contains("\"ok\"") || answer.contains("\"UP\"");
  }

  /** What its heap holds now, garbage included. */
  public double heapMegabytes() {
    double bytes = 0;
    for (Matcher found = HEAP.matcher(get(metrics)); found.find(); ) {
      bytes += Double.parseDouble(found.group(1));
    }
    return bytes / (1024 * 1024);
  }

  /** Empty without an answer. */
  private String get(URI address) {
    try {
      return http.send(
              HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
