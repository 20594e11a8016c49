package dev.rapport.faults;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param only the kinds to strike; empty for all
 */
record Options(
    Mode mode, long seed, Duration length, double perSecond, List<String> only, Duration outage) {

  /** The runs there are. */
  enum Mode {
    CAMPAIGN,
    LIST,
    MISTAKES,
    BROKER_OUTAGE,
    FROZEN_BROKER,
    HELP
  }

  static final String USAGE =
      """
      usage: infra/faults/run [--seed N] [--minutes M] [--rate R] [--only KIND,...]
             infra/faults/run --list | --mistakes [--only MISTAKE,...]
             infra/faults/run --broker-outage 5m | --frozen-broker

      Starts PostgreSQL, RabbitMQ, Redis, two APIs and two workers of its own, posts conversations, injects
      faults, stops, waits for quiet and compares the record with what was answered. Exits with 1 if anything
      was lost, counted twice, stuck, or slower than it may be.

        --seed N           repeats the random faults of a run; printed by each
        --minutes M        how long to post, default 10
        --rate R           conversations begun in a second, default 175
        --only KIND,...    only these faults, at random, for the whole run
        --list             what can be injected on this machine
        --mistakes         builds known mistakes into the services and must find each
        --broker-outage D  the broker stopped for so long, under load: 30s, 5m
        --frozen-broker    the broker frozen while 200 callers post
      """;

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException for what is not understood
   */
  static Options of(List<String> words) {
    Options options =
        new Options(
            Mode.CAMPAIGN,
            System.nanoTime() & 0xffff_ffffL,
            Duration.ofMinutes(10),
            175,
            List.of(),
            Duration.ofMinutes(5));
    List<String> left = words;
    while (!left.isEmpty()) {
      String word = left.getFirst();
      Optional<String> value = left.size() > 1 ? Optional.of(left.get(1)) : Optional.empty();
      boolean takesValue =
          !List.of("--list", "--mistakes", "--frozen-broker", "--help").contains(word);
      options = takesValue ? options.with(word, value) : options.with(word);
      left = left.subList(takesValue ? 2 : 1, left.size());
    }
    return options;
  }

  private Options with(String word) {
    Mode asked =
        switch (word) {
          case "--list" -> Mode.LIST;
          case "--mistakes" -> Mode.MISTAKES;
          case "--frozen-broker" -> Mode.FROZEN_BROKER;
          default -> Mode.HELP;
        };
    return new Options(asked, seed, length, perSecond, only, outage);
  }

  private Options with(String word, Optional<String> value) {
    String given = value.orElseThrow(() -> new IllegalArgumentException(word + " takes a value"));
    return switch (word) {
      case "--seed" -> new Options(mode, Long.parseLong(given), length, perSecond, only, outage);
      case "--minutes" -> {
        Duration asked = Duration.ofSeconds((long) (Double.parseDouble(given) * 60));
        yield new Options(mode, seed, asked, perSecond, only, outage);
      }
      case "--rate" -> new Options(mode, seed, length, Double.parseDouble(given), only, outage);
      case "--only" ->
          new Options(mode, seed, length, perSecond, Arrays.asList(given.split(",")), outage);
      case "--broker-outage" ->
          new Options(
              Mode.BROKER_OUTAGE, seed, length, perSecond, only, Duration.parse("PT" + given));
      default -> throw new IllegalArgumentException(word + " is not understood");
    };
  }
}
