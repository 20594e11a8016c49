package dev.rapport.faults.check;

import dev.rapport.faults.check.Books.Effect;
import dev.rapport.faults.check.Books.Row;
import dev.rapport.faults.load.Posting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what was posted and answered with what the record says. */
public final class Reckoning {

  private static final int TOLD = 20;

  private final Books books;
  private final Set<Long> inDeadLetterQueue;
  private final Map<Long, Row> rows = new HashMap<>();
  private final Map<Long, List<Effect>> effects = new HashMap<>();
  private final Map<String, BigDecimal> expected = new HashMap<>();
  private final List<String> findings = new ArrayList<>();
  private int attempted;
  private int acknowledged;
  private int ok;
  private int lost;
  private int duplicated;
  private int recovered;
  private int unexpected;
  private int wrong;
  private int poison;
  private int isolated;
  private int goodDead;

  /**
   * @param inDeadLetterQueue the events whose messages lie there
   */
  public Reckoning(Books books, Set<Long> inDeadLetterQueue) {
    this.books = books;
    this.inDeadLetterQueue = Set.copyOf(inDeadLetterQueue);
    books.rows().forEach(row -> rows.put(row.id(), row));
    books
        .effects()
        .forEach(
            effect ->
                effects.computeIfAbsent(effect.eventId(), _ -> new ArrayList<>()).add(effect));
  }

  /** Goes through everything once. */
  public Counters reckon(Collection<Posting> postings) {
    Map<String, Posting> byKey = new HashMap<>();
    Set<Long> known = new HashSet<>();
    for (Posting posting : postings) {
      attempted++;
      byKey.put(posting.key(), posting);
      if (posting.isAcknowledged()) {
        acknowledged++;
        known.add(posting.eventId());
        acknowledged(posting);
      }
    }
    for (Row row : books.rows()) {
      if (!known.contains(row.id())) {
        unacknowledged(row, byKey.get(row.key()));
      }
    }
    compareScores();
    int open = (int) books.rows().stream().filter(Row::isOpen).count();
    return new Counters(
        attempted,
        acknowledged,
        ok,
        lost,
        duplicated,
        recovered,
        unexpected,
        open,
        wrong,
        poison,
        isolated,
        goodDead);
  }

  /** What is not as it should be, the first of each sort. */
  public List<String> findings() {
    return List.copyOf(findings);
  }

  private void acknowledged(Posting posting) {
    Row row = rows.get(posting.eventId());
    if (row == null) {
      lost++;
      find(
          "lost: %s, event %d, is not there"
              .formatted(posting.conversationId(), posting.eventId()));
    } else if (posting.kind().isPoison()) {
      poison(posting, row);
    } else if (posting.kind().isScored()) {
      scored(posting, row);
    } else if (row.status().equals("SKIPPED") && effectsOf(row).isEmpty()) {
      ok++;
    } else if (!row.isOpen()) {
      wrong++;
      find(
          "wrong: %s was to be skipped and is %s"
              .formatted(posting.conversationId(), row.status()));
    }
  }

  private void poison(Posting posting, Row row) {
    poison++;
    boolean dead = row.status().equals("FAILED") && books.isDeadLetter(row.id());
    if (dead && inDeadLetterQueue.contains(row.id()) && effectsOf(row).isEmpty()) {
      isolated++;
      ok++;
    } else if (!row.isOpen()) {
      find(
          "poison: %s, event %d, is %s, dead letter %s, in the queue %s"
              .formatted(
                  posting.conversationId(),
                  row.id(),
                  row.status(),
                  books.isDeadLetter(row.id()),
                  inDeadLetterQueue.contains(row.id())));
    }
  }

  private void scored(Posting posting, Row row) {
    List<Effect> had = effectsOf(row);
    expected.merge(posting.userId(), posting.worth(), BigDecimal::add);
    if (row.status().equals("FAILED") || inDeadLetterQueue.contains(row.id())) {
      goodDead++;
      find(
          "good and dead: %s, event %d, is %s"
              .formatted(posting.conversationId(), row.id(), row.status()));
    }
    if (had.size() > 1) {
      duplicated++;
      find("duplicated: %s, event %d, counts %d times".formatted(row.key(), row.id(), had.size()));
    } else if (had.isEmpty() && !row.isOpen()) {
      lost++;
      find("lost: %s, event %d, is %s without effect".formatted(row.key(), row.id(), row.status()));
    } else if (!had.isEmpty() && isAsExpected(posting, row, had.getFirst())) {
      ok++;
    } else if (!row.isOpen()) {
      wrong++;
      find(
          "wrong: %s, event %d, is %s and counts %s instead of %s"
              .formatted(row.key(), row.id(), row.status(), had, posting.worth()));
    }
  }

  private static boolean isAsExpected(Posting posting, Row row, Effect effect) {
    return row.status().equals("PROCESSED")
        && effect.userId().equals(posting.userId())
        && effect.change().compareTo(posting.worth()) == 0;
  }

  private void unacknowledged(Row row, @Nullable Posting posting) {
    if (posting == null) {
      unexpected++;
      find("unexpected: event %d, %s".formatted(row.id(), row.key()));
    } else if (posting.isAcknowledged()) {
      duplicated++;
      find(
          "duplicated: %s is stored as %d and %d"
              .formatted(row.key(), row.id(), posting.eventId()));
    } else {
      recovered++;
      expected.merge(posting.userId(), posting.worth(), BigDecimal::add);
    }
  }

  /** A user's score, the ledger's sum and what the postings are worth are one number. */
  private void compareScores() {
    Map<String, BigDecimal> ledger = new HashMap<>();
    books.effects().forEach(e -> ledger.merge(e.userId(), e.change(), BigDecimal::add));
    Set<String> users = new HashSet<>(books.scores().keySet());
    users.addAll(ledger.keySet());
    users.addAll(expected.keySet());
    for (String user : users) {
      BigDecimal score = books.scores().getOrDefault(user, BigDecimal.ZERO);
      BigDecimal sum = ledger.getOrDefault(user, BigDecimal.ZERO);
      BigDecimal worth = expected.getOrDefault(user, BigDecimal.ZERO);
      int more = score.compareTo(worth);
      if (more > 0) {
        duplicated++;
      } else if (more < 0) {
        lost++;
      }
      if (more != 0 || score.compareTo(sum) != 0) {
        find("%s has %s, the ledger says %s, the postings %s".formatted(user, score, sum, worth));
      }
    }
  }

  private List<Effect> effectsOf(Row row) {
    return effects.getOrDefault(row.id(), List.of());
  }

  private void find(String what) {
    if (findings.size() < TOLD) {
      findings.add(what);
    }
  }
}
