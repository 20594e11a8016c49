package dev.rapport.faults.check;

import dev.rapport.faults.lab.Lab;
import dev.rapport.faults.lab.Service;
import dev.rapport.faults.process.Pause;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the services hold while nothing happens.
 *
 * @param heapMegabytes of each service, after a full collection
 * @param threads of each service
 * @param connections of the services to the broker
 * @param channels on those
 * @param sessions of the services in PostgreSQL
 */
public record Resources(
    Map<String, Long> heapMegabytes,
    Map<String, Long> threads,
    long connections,
    long channels,
    long sessions) {

  private static final Pattern HEAP =
      Pattern.compile("(?m)^jvm_memory_used_bytes\\{[^}]*area=\"heap\"[^}]*} (\\S+)");
  private static final Pattern THREADS =
      Pattern.compile("(?m)^jvm_threads_live_threads(?:\\{[^}]*})? (\\S+)");
  private static final String SESSIONS =
      "select count(*) from pg_stat_activity where usename = 'rapport'";

  /** The management API counts with a delay. */
  private static final Duration STATISTICS = Duration.ofSeconds(6);

  private static final long HEAP_SLACK_MEGABYTES = 40;
  private static final long THREAD_SLACK = 12;
  private static final long SESSION_SLACK = 10;

  /** Looks at everything; takes a few seconds. */
  public static Resources of(Lab lab) {
    Pause.of(STATISTICS);
    Map<String, Long> heap = new LinkedHashMap<>();
    Map<String, Long> threads = new LinkedHashMap<>();
    for (Service service : lab.services()) {
      collectGarbage(service.process().pid());
      String metrics = service.metrics();
      heap.put(service.name(), sum(HEAP, metrics) / (1024 * 1024));
      threads.put(service.name(), sum(THREADS, metrics));
      if (threads.containsValue(0L)) {
        throw new IllegalStateException(service.name() + " tells no metrics");
      }
    }
    var management = lab.rabbit().management();
    return new Resources(
        heap,
        threads,
        management.connections().size(),
        management.get("vhosts/rapport/channels").size(),
        lab.database().number(SESSIONS));
  }

  /** What has grown since, beyond what breathes. */
  public List<String> grownSince(Resources before) {
    List<String> grown = new ArrayList<>();
    heapMegabytes.forEach(
        (name, now) ->
            compare(name + " heap MB", before.heapMegabytes.get(name), now, HEAP_SLACK_MEGABYTES)
                .ifPresent(grown::add));
    threads.forEach(
        (name, now) ->
            compare(name + " threads", before.threads.get(name), now, THREAD_SLACK)
                .ifPresent(grown::add));
    compare("broker connections", before.connections, connections, 0).ifPresent(grown::add);
    compare("broker channels", before.channels, channels, 0).ifPresent(grown::add);
    compare("database sessions", before.sessions, sessions, SESSION_SLACK).ifPresent(grown::add);
    return grown;
  }

  private static Optional<String> compare(
      String what, @Nullable Long before, long after, long slack) {
    return before != null && after > before + slack
        ? Optional.of("%s grew from %d to %d".formatted(what, before, after))
        : Optional.empty();
  }

  private static long sum(Pattern pattern, String metrics) {
    Matcher matcher = pattern.matcher(metrics);
    double sum = 0;
    while (matcher.find()) {
      sum += Double.parseDouble(matcher.group(1));
    }
    return (long) sum;
  }

  private static void collectGarbage(long pid) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process process =
          new ProcessBuilder(jcmd, Long.toString(pid), "GC.run")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(10, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new IllegalStateException("jcmd is not there", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
