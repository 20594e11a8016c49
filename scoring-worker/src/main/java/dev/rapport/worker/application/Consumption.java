package dev.rapport.worker.application;

import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import dev.rapport.worker.application.Subscription.Width;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether deliveries are taken. Begins paused; opens when everything needed is there; pauses on an
 * outage until the dependency is back, and while operators order it. Each outage hands back what
 * was in flight, which counts against the queue's delivery limit, so pauses that follow each other
 * closely grow longer. An ordered pause finishes it first.
 *
 * <p>A consumer that is lost again and again though everything is there is lost to a message that
 * no client survives. Only the delivery limit ends that, so it is met soon, and with one delivery
 * in flight: its neighbours are not counted towards theirs.
 */
public final class Consumption {

  /** The reason of a pause that no dependency explains. */
  public static final String UNEXPECTED = "UNEXPECTED";

  private static final Pause CONSUMER_LOST =
      new Pause(Dependency.RABBITMQ.name(), "the consumer is gone");

  /** The reason before everything was there for the first time. */
  public static final String STARTING = "STARTING";

  /** The reason of a pause that somebody ordered. */
  public static final String OPERATOR = "OPERATOR";

  private static final Duration UNTIL_NEXT_LOOK_AT_WORK = Duration.ofMillis(100);

  private final Subscription subscription;
  private final Inbox inbox;
  private final InFlight inFlight;
  private final Requirements requirements;
  private final PauseSettings settings;
  private final Listener listener;
  private final BlockingQueue<OutageException> signals = new ArrayBlockingQueue<>(1);
  private final Thread thread = Thread.ofPlatform().name("consumption").unstarted(this::run);
  private volatile @Nullable Pause pause = new Pause(STARTING, "not started yet");
  private volatile boolean ending;
  private Width width = Width.FULL;
  private Duration nextPause;
  private long openedAt;

  /** Begins paused. */
  public Consumption(
      Subscription subscription,
      Inbox inbox,
      InFlight inFlight,
      Requirements requirements,
      PauseSettings settings,
      Listener listener) {
    this.subscription = subscription;
    this.inbox = inbox;
    this.inFlight = inFlight;
    this.requirements = requirements;
    this.settings = settings;
    this.listener = listener;
    this.nextPause = settings.shortest();
  }

  /**
   * What must hold.
   *
   * @param checks all that must pass before deliveries are taken
   * @param watched looked at all the time
   * @param order of the operators
   */
  public record Requirements(
      List<DependencyCheck> checks, DependencyCheck watched, StandingOrder order) {
    public Requirements {
      checks = List.copyOf(checks);
    }
  }

  /**
   * How long pauses last.
   *
   * @param shortest the first pause; each that follows closely doubles
   * @param longest where doubling ends
   * @param probeEvery wait between two looks at a dependency that is away
   * @param calmAfter a run this long makes the next pause the shortest again
   */
  public record PauseSettings(
      Duration shortest, Duration longest, Duration probeEvery, Duration calmAfter) {}

  /** Why nothing is consumed. */
  public record Pause(String reason, String details) {}

  /** Told once of each change. Must return at once. */
  public interface Listener {
    void paused(Pause pause);

    void resumed();
  }

  /** Begins looking after the subscription, once. */
  public void start() {
    thread.start();
  }

  /** Asks for a pause and returns at once; whoever asks first is heard. */
  public void suspend(OutageException cause) {
    boolean _ = signals.offer(cause);
  }

  /**
   * Ends for good, without closing the subscription: what is in flight may still be acknowledged.
   */
  public void end() {
    ending = true;
    thread.interrupt();
  }

  /** Why nothing is consumed; empty while deliveries are taken. */
  public Optional<Pause> pause() {
    return Optional.ofNullable(pause);
  }

  /** The same in one word. */
  public Operators.State state() {
    if (ending) {
      return Operators.State.STOPPING;
    }
    return pause()
        .map(
            why ->
                why.reason().equals(STARTING) ? Operators.State.STARTING : Operators.State.PAUSED)
        .orElse(Operators.State.CONSUMING);
  }

  private void run() {
    try {
      resumeWhenPossible();
      while (!ending) {
        OutageException cause = signals.poll(settings.probeEvery().toNanos(), TimeUnit.NANOSECONDS);
        Optional<Pause> problem =
            Optional.ofNullable(cause).map(Consumption::pauseBecause).or(this::look);
        Optional<Pause> ordered = requirements.order().pause();
        if (problem.isPresent()) {
          pauseFor(problem.get());
          resumeWhenPossible();
        } else if (ordered.isPresent()) {
          standDown(ordered.get());
          resumeWhenPossible();
        } else if (width == Width.SINGLE && isCalm()) {
          width = Width.FULL;
          leave();
          resumeWhenPossible();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What nobody reports because nothing is delivered meanwhile. */
  private Optional<Pause> look() {
    return subscription.isOpen()
        ? problemOf(requirements.watched()::check)
        : Optional.of(CONSUMER_LOST);
  }

  /** Whatever goes wrong, this thread goes on: nobody else would ever resume. */
  private static Optional<Pause> problemOf(Runnable step) {
    try {
      step.run();
      return Optional.empty();
    } catch (OutageException e) {
      return Optional.of(pauseBecause(e));
    } catch (RuntimeException e) {
      return Optional.of(new Pause(UNEXPECTED, String.valueOf(e)));
    }
  }

  private static Pause pauseBecause(OutageException outage) {
    return new Pause(outage.dependency().name(), String.valueOf(outage.getMessage()));
  }

  private void pauseFor(Pause reason) throws InterruptedException {
    enter(reason);
    leave();
    boolean calm = isCalm();
    width = reason.equals(CONSUMER_LOST) && !calm ? Width.SINGLE : Width.FULL;
    Duration length = calm || width == Width.SINGLE ? settings.shortest() : nextPause;
    Duration doubled = length.multipliedBy(2);
    nextPause = doubled.compareTo(settings.longest()) < 0 ? doubled : settings.longest();
    TimeUnit.NANOSECONDS.sleep(length.toNanos());
  }

  /**
   * Takes nothing new, and keeps the channel until what is in flight is acknowledged. Whatever was
   * delivered and not begun goes back with the channel.
   */
  private void standDown(Pause ordered) throws InterruptedException {
    enter(ordered);
    inbox.refuse();
    while (!inFlight.isEmpty() && subscription.isOpen() && !ending) {
      if (signals.poll(UNTIL_NEXT_LOOK_AT_WORK.toNanos(), TimeUnit.NANOSECONDS) != null) {
        break;
      }
    }
    subscription.close();
  }

  private void leave() {
    subscription.close();
    inbox.clear();
  }

  private boolean isCalm() {
    return System.nanoTime() - openedAt > settings.calmAfter().toNanos();
  }

  private void resumeWhenPossible() throws InterruptedException {
    while (!ending && !opened()) {
      // Whatever is away explains the loss.
      width = Width.FULL;
      TimeUnit.NANOSECONDS.sleep(settings.probeEvery().toNanos());
    }
  }

  private boolean opened() {
    Optional<Pause> problem =
        problemOf(requirements.order()::know).or(this::ordered).or(() -> problemOf(this::open));
    problem.ifPresent(this::enter);
    if (problem.isPresent()) {
      return false;
    }
    openedAt = System.nanoTime();
    pause = null;
    listener.resumed();
    return true;
  }

  /** A worker that is told to wait lives all the same, and holds its lock. */
  private Optional<Pause> ordered() {
    Optional<Pause> order = requirements.order().pause();
    if (order.isPresent()) {
      Optional<Pause> _ = problemOf(requirements.watched()::check);
    }
    return order;
  }

  private void open() {
    requirements.checks().forEach(DependencyCheck::check);
    signals.clear();
    inbox.accept();
    subscription.open(width);
  }

  /** Details may differ from look to look; only another reason is another state. */
  private void enter(Pause next) {
    Pause before = pause;
    pause = next;
    if (before == null || !before.reason().equals(next.reason())) {
      listener.paused(next);
    }
  }
}
