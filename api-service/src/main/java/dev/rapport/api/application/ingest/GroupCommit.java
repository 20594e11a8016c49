package dev.rapport.api.application.ingest;

import dev.rapport.api.application.ingest.Acceptance.Stored;
import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import dev.rapport.model.failure.PermanentException;
import dev.rapport.model.failure.TransientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gathers concurrent events into groups that are stored together. Nobody waits for a group to fill:
 * a group is what gathered while the committers were busy.
 */
public final class GroupCommit implements AutoCloseable {

  private final StoreEvents store;
  private final PublishingHints publishing;
  private final Bounds bounds;
  private final BlockingQueue<Waiter> waiting;
  private final List<Thread> committers;

  /**
   * What keeps memory and waits bounded.
   *
   * @param committers groups stored at the same time
   * @param unanswered events waiting or being stored, at most; beyond it they are refused at once
   * @param groupEvents events of one group, at most
   * @param groupBytes a group takes no further event once its logs have this many characters
   * @param patience how long a caller waits for its answer
   */
  public record Bounds(
      int committers, int unanswered, int groupEvents, int groupBytes, Duration patience) {}

  private record Waiter(NewEvent event, CompletableFuture<Acceptance> answer) {}

  public GroupCommit(StoreEvents store, PublishingHints publishing, Bounds bounds) {
    this.store = store;
    this.publishing = publishing;
    this.bounds = bounds;
    this.waiting = new ArrayBlockingQueue<>(bounds.unanswered());
    this.committers = new ArrayList<>();
  }

  public void start() {
    for (int i = 1; i <= bounds.committers(); i++) {
      committers.add(Thread.ofVirtual().name("group-commit-" + i).start(this::commitGroups));
    }
  }

  /**
   * Waits for the event's group to be stored.
   *
   * @throws OverloadedException at once if too many wait already
   * @throws OutageException if there was no answer in time; the event may be stored or not
   */
  Acceptance commit(NewEvent event) {
    Waiter waiter = new Waiter(event, new CompletableFuture<>());
    if (!waiting.offer(waiter)) {
      throw new OverloadedException("more than " + bounds.unanswered() + " events are waiting");
    }
    try {
      return waiter.answer().get(bounds.patience().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      waiter.answer().cancel(false);
      throw new OutageException(Dependency.POSTGRESQL, "not stored in " + bounds.patience(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutageException(Dependency.POSTGRESQL, "interrupted while storing", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException("storing failed", e);
    }
  }

  /** Events that wait for a committer now. */
  public int unanswered() {
    return waiting.size();
  }

  @Override
  public void close() {
    committers.forEach(Thread::interrupt);
  }

  private void commitGroups() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        commit(nextGroup());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Waiter> nextGroup() throws InterruptedException {
    List<Waiter> group = new ArrayList<>();
    Waiter next = waiting.take();
    int size = 0;
    while (next != null) {
      if (!next.answer().isDone()) {
        group.add(next);
        size += next.event().size();
      }
      boolean full = group.size() >= bounds.groupEvents() || size >= bounds.groupBytes();
      next = full ? null : waiting.poll();
    }
    return group;
  }

  private void commit(List<Waiter> group) {
    if (group.isEmpty()) {
      return;
    }
    try {
      store(group);
    } catch (PermanentException | TransientException e) {
      eachAlone(group, e);
    } catch (RuntimeException e) {
      group.forEach(waiter -> waiter.answer().completeExceptionally(e));
    }
  }

  /** One event that the database refuses must not spoil its neighbours. */
  private void eachAlone(List<Waiter> group, RuntimeException failure) {
    if (group.size() == 1) {
      group.forEach(waiter -> waiter.answer().completeExceptionally(failure));
      return;
    }
    for (Waiter waiter : group) {
      if (!waiter.answer().isDone()) {
        alone(waiter);
      }
    }
  }

  private void alone(Waiter waiter) {
    try {
      store(List.of(waiter));
    } catch (RuntimeException e) {
      waiter.answer().completeExceptionally(e);
    }
  }

  private void store(List<Waiter> group) {
    List<Acceptance> answers = store.store(group.stream().map(Waiter::event).toList());
    publishing.hint(stored(group, answers));
    for (int i = 0; i < group.size(); i++) {
      group.get(i).answer().complete(answers.get(i));
    }
  }

  /** What is new, for the publisher that holds its lease. */
  private static List<ConversationEnded> stored(List<Waiter> group, List<Acceptance> answers) {
    List<ConversationEnded> stored = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      NewEvent event = group.get(i).event();
      if (answers.get(i) instanceof Stored row && !row.duplicate() && event.isLeased()) {
        stored.add(event.asMessage(row));
      }
    }
    return stored;
  }
}
