package dev.rapport.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param runs of each contender, taken in turns
 * @param seconds measured in each run
 * @param warmUp seconds before that
 * @param rate posts a second of the open loop; 0 for half of what is sustained
 * @param length of the measurement of memory
 * @param events of a backlog
 * @param stored events in the table before it is measured full
 * @param stack the stack.env of a running stack
 */
record Options(
    Measurement measurement,
    int runs,
    int seconds,
    int warmUp,
    int connections,
    int rate,
    Duration length,
    int events,
    int stored,
    @Nullable Path stack,
    @Nullable Path predecessor) {

  /** What there is to measure. */
  enum Measurement {
    SATURATION,
    LATENCY,
    DRAIN,
    GROWTH,
    MEMORY,
    STARTUP,
    HELP
  }

  static final String USAGE =
      """
      usage: infra/bench/MEASUREMENT [--quick] [--predecessor DIR] [--stack FILE.env] [--runs N] ...

        saturation   accepted and scored a second, as much as it can
        latency      at a fixed rate, from the planned moment to the answer and from accepted to scored
        drain        a backlog that nobody scored
        growth       the same load on an empty and on a full table
        memory       of both services, over time, at saturation
        startup      from start to ready, of both services

      Starts a stack of its own, with empty data, and stops it. Measures in the same run what the machine can
      do of each step alone. Prints a table and writes it with a plot to .local/bench.

        --quick            one short run, to see that it works
        --runs N           of each contender, in turns, default 3
        --seconds S        measured in each run, default 60
        --warm-up S        before that, default 15
        --connections N    of the closed loop, default 64
        --rate R           of latency's open loop, default half of what is sustained
        --minutes M        how long memory measures, default 3
        --events N         drain's backlog, default 100000
        --stored N         growth's full table, default 1000000
        --stack FILE.env   a stack that runs already; not for drain and startup, which stop services
        --predecessor DIR  app.py, worker.py and schema.sql of the design to compare with
      """;

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "--runs", "3",
          "--seconds", "60",
          "--warm-up", "15",
          "--connections", "64",
          "--rate", "0",
          "--minutes", "3",
          "--events", "100000",
          "--stored", "1000000",
          "--stack", "",
          "--predecessor", "");

  private static final Map<String, String> QUICK =
      Map.of(
          "--runs", "1",
          "--seconds", "6",
          "--warm-up", "4",
          "--minutes", "1",
          "--events", "5000",
          "--stored", "20000");

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException for what is not understood
   */
  static Options of(List<String> words) {
    Map<String, String> given = new HashMap<>(DEFAULTS);
    if (words.contains("--quick")) {
      given.putAll(QUICK);
    }
    List<String> left = words.stream().filter(word -> !word.equals("--quick")).toList();
    if (left.isEmpty() || left.contains("--help")) {
      return read(Measurement.HELP, given);
    }
    for (int i = 1; i < left.size(); i += 2) {
      if (!given.containsKey(left.get(i)) || i + 1 == left.size()) {
        throw new IllegalArgumentException(left.get(i) + " takes a value, or is not understood");
      }
      given.put(left.get(i), left.get(i + 1));
    }
    return read(measurement(left.getFirst()), given);
  }

  private static Measurement measurement(String word) {
    try {
      return Measurement.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(word + " is no measurement", e);
    }
  }

  private static Options read(Measurement measurement, Map<String, String> given) {
    return new Options(
        measurement,
        number(given, "--runs"),
        number(given, "--seconds"),
        number(given, "--warm-up"),
        number(given, "--connections"),
        number(given, "--rate"),
        Duration.ofMinutes(number(given, "--minutes")),
        number(given, "--events"),
        number(given, "--stored"),
        path(given, "--stack"),
        path(given, "--predecessor"));
  }

  private static int number(Map<String, String> given, String word) {
    return Integer.parseInt(Objects.requireNonNull(given.get(word)));
  }

  private static @Nullable Path path(Map<String, String> given, String word) {
    String value = given.getOrDefault(word, "");
    return value.isEmpty() ? null : Path.of(value).toAbsolutePath().normalize();
  }
}
