package dev.rapport.faults.load;

import dev.rapport.faults.lab.PlantedFaults;
import dev.rapport.faults.lab.ServiceSettings;
import dev.rapport.faults.process.Pause;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * Posts at a steady rate whatever the answers are, as callers do who do not know of each other. Of
 * 1000 conversations about 20 are skipped, 5 are poison, 1 fails once, 30 are posted twice, 10 come
 * again with other content, and 2 are given up when they are not answered 202 at once.
 */
public final class Load implements AutoCloseable {

  private static final int USERS = 3000;
  private static final int HOT_USERS = 5;
  private static final int AT_ONCE = 1000;
  private static final int SUGGESTIONS_EVERY = 30;

  /** Cold JVMs are no fault; at first the load is a quarter. */
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  private static final int SLOWER = 4;

  private final Caller caller;
  private final Journal journal;
  private final RandomGenerator random;
  private final Conversations conversations;
  private final Duration between;
  private final String run;
  private final ExecutorService posting = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger number = new AtomicInteger();
  private final Thread clock;
  private volatile boolean running = true;

  /**
   * @param perSecond conversations to begin in a second
   * @param run distinguishes the ids of one run from those of another
   */
  public Load(
      Caller caller, Journal journal, RandomGenerator random, double perSecond, String run) {
    this.caller = caller;
    this.journal = journal;
    this.random = random;
    this.conversations = new Conversations(random);
    this.between = Duration.ofNanos((long) (1e9 / perSecond));
    this.run = run;
    this.clock = Thread.ofPlatform().name("load").daemon().unstarted(this::tick);
  }

  public void begin() {
    clock.start();
  }

  /** Begins no more conversations and waits until all are answered 202, at most so long. */
  public boolean stop(Duration atMost) {
    running = false;
    return Pause.until(() -> journal.underWay() == 0, atMost);
  }

  /** Posts the event that kills its worker. */
  public void postKiller() {
    begin(Posting.Kind.KILLER, ServiceSettings.KILLER);
  }

  @Override
  public void close() {
    running = false;
    posting.shutdownNow();
  }

  private void tick() {
    long next = System.nanoTime();
    long warm = next + WARM_UP.toNanos();
    while (running) {
      long ahead = next - System.nanoTime();
      if (ahead > 0) {
        Pause.of(Duration.ofNanos(ahead));
      }
      next += System.nanoTime() < warm ? SLOWER * between.toNanos() : between.toNanos();
      if (journal.underWay() < AT_ONCE) {
        beginAny();
      }
    }
  }

  private void beginAny() {
    int dice = random.nextInt(1000);
    if (dice < 5) {
      begin(Posting.Kind.POISON, PlantedFaults.POISON);
    } else if (dice < 6) {
      begin(Posting.Kind.TRANSIENT, PlantedFaults.TRANSIENT);
    } else if (dice < 26) {
      begin(Posting.Kind.SKIPPED, "skipped-");
    } else if (dice < 56) {
      Posting twice = next(Posting.Kind.GOOD, "twice-");
      submit(twice, () -> deliverTwice(twice));
    } else if (dice < 66) {
      Posting first = next(Posting.Kind.GOOD, "conflict-");
      Posting other =
          new Posting(
              Posting.Kind.GOOD, first.conversationId(), first.userId(), conversations.any(), 1);
      submit(first, () -> deliverConflict(first, other));
    } else if (dice < 68) {
      Posting once = next(Posting.Kind.GOOD, "once-");
      submit(once, () -> caller.postOnce(once));
    } else {
      begin(Posting.Kind.GOOD, "good-");
    }
    if (dice % SUGGESTIONS_EVERY == 0) {
      String user = user();
      posting.execute(() -> caller.suggest(user));
    }
  }

  private void begin(Posting.Kind kind, String prefix) {
    Posting next = next(kind, prefix);
    submit(next, () -> caller.deliver(next));
  }

  private void submit(Posting next, Runnable delivery) {
    journal.begun(next);
    posting.execute(
        () -> {
          try {
            delivery.run();
          } finally {
            journal.ended(next);
          }
        });
  }

  /** The same at once from two callers, and once more afterwards. */
  private void deliverTwice(Posting twice) {
    Thread other = Thread.ofVirtual().start(() -> caller.deliver(twice));
    caller.deliver(twice);
    try {
      other.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    caller.deliver(twice);
  }

  /** Other content under the id of a conversation that is stored: another event. */
  private void deliverConflict(Posting first, Posting other) {
    caller.deliver(first);
    submit(other, () -> caller.deliver(other));
  }

  private Posting next(Posting.Kind kind, String prefix) {
    String id = prefix + run + "-" + number.incrementAndGet();
    return new Posting(kind, id, user(), conversations.any(), 0);
  }

  private String user() {
    boolean hot = random.nextInt(10) == 0;
    int bound = hot ? HOT_USERS : USERS;
    return (hot ? "hot-user-" : "user-") + random.nextInt(bound);
  }
}
