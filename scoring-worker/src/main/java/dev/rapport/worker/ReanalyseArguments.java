package dev.rapport.worker;

import dev.rapport.shared.settings.Setting;
import dev.rapport.worker.application.reanalysis.ReanalyseDegraded;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words after {@code reanalyse}. */
final class ReanalyseArguments {

  static final String USAGE =
      """
      usage: reanalyse --since TIME [--limit NUMBER] [--dry-run]

      Asks peers again for those parts of analyses that failed, and stores what is better. Scores
      stay as they are; each line tells what the conversation would have given.

        --since TIME     events accepted then or later, such as 2026-11-20T00:00:00Z
        --limit NUMBER   so many events at most, from 1 to 100000; 100 by default
        --dry-run        ask, tell, store nothing
      """;

  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 100_000;

  private ReanalyseArguments() {}

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  static ReanalyseDegraded.Request parse(List<String> arguments) {
    Deque<String> words = new ArrayDeque<>(arguments);
    @Nullable Instant since = null;
    int limit = DEFAULT_LIMIT;
    boolean dryRun = false;
    while (!words.isEmpty()) {
      String word = words.removeFirst();
      switch (word) {
        case "--since" -> since = time(value(words, word));
        case "--limit" -> limit = number(value(words, word));
        case "--dry-run" -> dryRun = true;
        default -> throw new IllegalArgumentException("unknown argument " + word);
      }
    }
    if (since == null) {
      throw new IllegalArgumentException("--since is required");
    }
    Setting.between("--limit", limit, 1, MAX_LIMIT);
    return new ReanalyseDegraded.Request(since, limit, dryRun);
  }

  private static String value(Deque<String> words, String option) {
    if (words.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return words.removeFirst();
  }

  private static Instant time(String value) {
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("--since is " + value + "; it must be an ISO time", e);
    }
  }

  private static int number(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--limit is " + value + "; it must be a number", e);
    }
  }
}
