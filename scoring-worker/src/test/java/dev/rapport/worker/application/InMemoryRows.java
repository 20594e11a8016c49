package dev.rapport.worker.application;

import dev.rapport.model.activities.Catalogue;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.contract.EventStatus;
import dev.rapport.model.conversation.BotType;
import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.conversation.PostedTurn;
import dev.rapport.model.scoring.Analysis;
import dev.rapport.model.scoring.FriendshipRules;
import dev.rapport.model.scoring.FriendshipStatus;
import dev.rapport.model.scoring.LevelPolicy;
import dev.rapport.model.topology.RetryTier;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rows in memory: what they promise, without a server. Not for concurrent use. */
final class InMemoryRows {

  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  private final Map<EventId, InMemoryRow> rows = new HashMap<>();
  private final Map<String, FriendshipStatus> statuses = new HashMap<>();
  private final Map<ByteBuffer, DeadLetter> buried = new HashMap<>();
  private final Set<Long> living = new HashSet<>();
  private final List<DeadLetter> published = new ArrayList<>();
  private final FriendshipLedger ledger =
      new FriendshipLedger(new FriendshipRules(LevelPolicy.byScore(), ZoneOffset.UTC));
  private long workers;

  EventId accept(String userId, BotType botType) {
    EventId id = new EventId(rows.size() + 1L);
    rows.put(id, new InMemoryRow(event(id, userId, botType, 0, null)));
    return id;
  }

  Worker worker() {
    Worker worker = new Worker(++workers);
    living.add(worker.number);
    return worker;
  }

  void kill(long worker) {
    living.remove(worker);
  }

  void makeDue(EventId id) {
    row(id).due = null;
  }

  void endLease(EventId id) {
    row(id).leaseIsOver = true;
  }

  void sweep(EventId id) {
    row(id).status = EventStatus.PENDING;
  }

  @Nullable Analysis analysis(EventId id) {
    return row(id).analysis;
  }

  EventStatus status(EventId id) {
    return row(id).status;
  }

  BigDecimal score(String userId) {
    return statuses.getOrDefault(userId, FriendshipStatus.fresh(userId)).score();
  }

  List<DeadLetter> published() {
    return published;
  }

  private InMemoryRow row(EventId id) {
    return Objects.requireNonNull(rows.get(id));
  }

  private static ClaimedEvent event(
      EventId id, String userId, BotType type, int attempt, @Nullable Analysis analysis) {
    String name = "conversation-" + id;
    Instant start = NOW.minusSeconds(60);
    return new ClaimedEvent(
        id, name, userId, type, "bot", null, start, NOW, attempt, NOW, NOW, null, null, null,
        analysis);
  }

  /** The rows as one worker sees them. */
  final class Worker implements Events, Scores, FailedAttempts {

    private final long number;

    private Worker(long number) {
      this.number = number;
    }

    long number() {
      return number;
    }

    @Override
    public Map<EventId, Claim> claim(Collection<EventId> ids) {
      Map<EventId, Claim> claims = new HashMap<>();
      ids.forEach(id -> claims.put(id, claim(id, false)));
      return claims;
    }

    @Override
    public Claim claimAlone(EventId id) {
      Claim claim = claim(id, true);
      return claim instanceof Claim.Suspect ? claim(id, true) : claim;
    }

    private Claim claim(EventId id, boolean alone) {
      InMemoryRow row = rows.get(id);
      if (row == null) {
        return new Claim.Unknown();
      }
      if (row.status.isFinal()) {
        return new Claim.Refused(Suppression.ALREADY_FINAL);
      }
      return row.owner == 0 ? claimDue(row, alone) : takeOver(row);
    }

    private Claim claimDue(InMemoryRow row, boolean alone) {
      if (row.due != null) {
        return new Claim.Refused(Suppression.NOT_DUE);
      }
      if (row.crashes >= 2 && !alone) {
        return new Claim.Suspect();
      }
      row.attempts++;
      return take(row);
    }

    private Claim takeOver(InMemoryRow row) {
      if (row.owner == number) {
        return take(row);
      }
      if (living.contains(row.owner)) {
        return row.status == EventStatus.PENDING || row.leaseIsOver ? take(row) : beside(row);
      }
      row.crashes++;
      if (row.crashes == 2) {
        row.release(EventStatus.PENDING);
        return new Claim.Suspect();
      }
      row.attempts += row.crashes == 1 ? 1 : 0;
      Claim.Taken taken = take(row);
      return row.crashes > 2 ? new Claim.CrashedTooOften(taken.event()) : taken;
    }

    private Claim.Taken take(InMemoryRow row) {
      row.status = EventStatus.PROCESSING;
      row.owner = number;
      row.leaseIsOver = false;
      return beside(row);
    }

    private Claim.Taken beside(InMemoryRow row) {
      ClaimedEvent accepted = row.accepted;
      return new Claim.Taken(
          event(accepted.id(), accepted.userId(), accepted.botType(), row.attempts, row.analysis));
    }

    @Override
    public ConversationLog log(ClaimedEvent event) {
      List<PostedTurn> turns = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        turns.add(new PostedTurn.RawTurn("BOT", "Hello."));
        turns.add(new PostedTurn.RawTurn("USER", "Yes."));
      }
      return ConversationLog.of(turns, event.startTime(), event.endTime());
    }

    @Override
    public long logSize(ClaimedEvent event) {
      return 1;
    }

    @Override
    public void keepAnalysis(AnalysedEvent event) {
      InMemoryRow row = row(event.event().id());
      boolean complete = row.analysis != null && row.analysis.degraded().isEmpty();
      if (!row.status.isFinal() && !complete) {
        row.analysis = event.analysis();
      }
    }

    @Override
    public Map<EventId, Applied> apply(List<AnalysedEvent> batch) {
      Map<EventId, Applied> answers = new HashMap<>();
      batch.forEach(event -> answers.put(event.event().id(), apply(event)));
      return answers;
    }

    private Applied apply(AnalysedEvent event) {
      InMemoryRow row = row(event.event().id());
      if (row.status.isFinal()) {
        return new Applied.Already();
      }
      statuses.putAll(ledger.post(List.of(event), statuses, Catalogue.empty()).statuses());
      row.analysis = event.analysis();
      row.release(EventStatus.PROCESSED);
      return new Applied.Now(Objects.requireNonNull(statuses.get(event.event().userId())));
    }

    @Override
    public void skip(List<EventId> ids) {
      ids.forEach(id -> row(id).release(EventStatus.SKIPPED));
    }

    @Override
    public void handBack(Collection<EventId> ids) {
      handBack(row -> ids.contains(row.accepted.id()));
    }

    @Override
    public void handBackAllBut(Collection<EventId> kept) {
      handBack(row -> !kept.contains(row.accepted.id()));
    }

    private void handBack(Predicate<InMemoryRow> which) {
      rows.values().stream()
          .filter(row -> !row.status.isFinal() && row.owner == number)
          .filter(which)
          .forEach(
              row -> {
                row.attempts--;
                row.release(EventStatus.PENDING);
              });
    }

    @Override
    public Optional<Instant> retry(FailedAttempt failed, RetryTier tier) {
      return ours(failed)
          .map(
              row -> {
                row.release(EventStatus.PENDING);
                row.crashes = 0;
                Instant due = NOW.plus(tier.delay());
                row.due = due;
                return due;
              });
    }

    @Override
    public Optional<DeadLetter> die(FailedAttempt failed) {
      return ours(failed)
          .map(
              row -> {
                row.release(EventStatus.FAILED);
                var content = new DeadLetter.Content.Event(failed.event().toMessage());
                return letter(content, failed.failure(), row.attempts);
              });
    }

    private Optional<InMemoryRow> ours(FailedAttempt failed) {
      return Optional.of(row(failed.event().id()))
          .filter(row -> row.status == EventStatus.PROCESSING && row.owner == number)
          .filter(row -> row.attempts == failed.event().attempt());
    }

    @Override
    public DeadLetter bury(byte[] body, Failure failure) {
      return buried.computeIfAbsent(
          ByteBuffer.wrap(body), _ -> letter(new DeadLetter.Content.Body(body), failure, 0));
    }

    private DeadLetter letter(DeadLetter.Content content, Failure failure, int attempts) {
      Instant first = NOW.minus(Duration.ofMinutes(attempts));
      return new DeadLetter(buried.size() + 1L, content, failure, attempts, first);
    }

    @Override
    public void markPublished(Collection<DeadLetter> confirmed) {
      published.addAll(confirmed);
    }
  }
}
