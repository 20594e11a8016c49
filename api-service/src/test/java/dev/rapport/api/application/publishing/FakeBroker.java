package dev.rapport.api.application.publishing;

import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** A broker that confirms everything, or what it is told to. */
final class FakeBroker implements Broker {

  private final List<Long> published = new ArrayList<>();
  private final List<Long> deadLetters = new ArrayList<>();
  private List<Long> refused = List.of();
  private boolean up = true;
  private boolean broken;

  /** Fails as no port may, until it is started. */
  void breakDown() {
    broken = true;
  }

  void stop() {
    up = false;
  }

  void start() {
    up = true;
    broken = false;
  }

  /** Does not confirm these. */
  void refuse(List<Long> ids) {
    refused = ids;
  }

  List<Long> published() {
    return published;
  }

  List<Long> deadLetters() {
    return deadLetters;
  }

  @Override
  public Outcome publish(List<ConversationEnded> events) {
    if (broken) {
      throw new NoSuchElementException("a fault of the client's");
    }
    return confirm(events.stream().map(event -> event.eventId().value()).toList(), published);
  }

  @Override
  public Outcome publishDeadLetters(List<DeadLetter> dead) {
    return confirm(dead.stream().map(DeadLetter::id).toList(), deadLetters);
  }

  private Outcome confirm(List<Long> ids, List<Long> taken) {
    List<Boolean> confirmed = ids.stream().map(id -> up && !refused.contains(id)).toList();
    ids.stream().filter(id -> up && !refused.contains(id)).forEach(taken::add);
    boolean all = up && !confirmed.contains(false);
    return new Outcome(
        confirmed,
        all
            ? Optional.empty()
            : Optional.of(new OutageException(Dependency.RABBITMQ, "not confirmed")));
  }
}
