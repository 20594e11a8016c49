package dev.rapport.api.application.publishing;

import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.contract.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An outbox in memory. Leases end when they are told to. */
final class FakeOutbox implements Outbox {

  private final List<ConversationEnded> free = new ArrayList<>();
  private final List<ConversationEnded> held = new ArrayList<>();
  private final List<Long> marked = new ArrayList<>();
  private final List<Long> released = new ArrayList<>();
  private final List<Long> deadLetters = new ArrayList<>();
  private final List<Long> markedDeadLetters = new ArrayList<>();
  private @Nullable RuntimeException failure;
  private int leases;

  void add(List<ConversationEnded> events) {
    free.addAll(events);
  }

  /** Events that were leased as they were stored. */
  void hold(List<ConversationEnded> events) {
    held.addAll(events);
  }

  void endLeases() {
    free.addAll(held);
    held.clear();
  }

  /** A worker was faster. */
  void claim(EventId event) {
    remove(List.of(event));
  }

  void addDeadLetter(long id) {
    deadLetters.add(id);
  }

  void fail(RuntimeException cause) {
    failure = cause;
  }

  void recover() {
    failure = null;
  }

  int leases() {
    return leases;
  }

  List<Long> marked() {
    return marked;
  }

  List<Long> released() {
    return released;
  }

  List<Long> markedDeadLetters() {
    return markedDeadLetters;
  }

  @Override
  public List<ConversationEnded> lease(int limit, Duration lease) {
    if (failure != null) {
      throw failure;
    }
    leases++;
    List<ConversationEnded> leased = List.copyOf(free.subList(0, Math.min(limit, free.size())));
    free.removeAll(leased);
    held.addAll(leased);
    return leased;
  }

  @Override
  public void markPublished(List<EventId> events) {
    events.forEach(id -> marked.add(id.value()));
    remove(events);
  }

  private void remove(List<EventId> events) {
    held.removeIf(event -> events.contains(event.eventId()));
    free.removeIf(event -> events.contains(event.eventId()));
  }

  @Override
  public void release(List<EventId> events) {
    events.forEach(id -> released.add(id.value()));
    held.stream().filter(event -> events.contains(event.eventId())).forEach(free::add);
    held.removeAll(free);
  }

  DeadLetterOutbox deadLetters() {
    return new DeadLetterOutbox() {
      @Override
      public List<DeadLetter> lease(int limit, Duration olderThan, Duration lease) {
        List<DeadLetter> leased = deadLetters.stream().map(FakeOutbox::deadLetter).toList();
        deadLetters.clear();
        return leased;
      }

      @Override
      public void markPublished(List<Long> ids) {
        markedDeadLetters.addAll(ids);
      }
    };
  }

  private static DeadLetter deadLetter(long id) {
    return new DeadLetter(id, null, null, "UNREADABLE", null, "fingerprint", 1, Instant.EPOCH);
  }
}
