package dev.rapport.api.application.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.contract.EventId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every outbox promises. */
public abstract class OutboxContract {

  private static final Duration LEASE = Duration.ofSeconds(15);

  protected abstract Outbox outbox();

  /** A new event that is due, not published and held by nobody. */
  protected abstract EventId unpublished();

  /** Lets all leases be over. */
  protected abstract void endLeases();

  /** Lets a worker claim it. */
  protected abstract void claim(EventId event);

  @Test
  void leasesTheOldestFirstAndEachOnce() {
    EventId first = unpublished();
    EventId second = unpublished();
    assertThat(leased(1)).containsExactly(first);
    assertThat(leased(10)).containsExactly(second);
    assertThat(leased(10)).isEmpty();
  }

  @Test
  void aLeaseEndsByItself() {
    EventId event = unpublished();
    assertThat(leased(10)).containsExactly(event);
    endLeases();
    assertThat(leased(10)).containsExactly(event);
  }

  @Test
  void aReleasedEventIsFreeAtOnce() {
    EventId event = unpublished();
    assertThat(leased(10)).containsExactly(event);
    outbox().release(List.of(event));
    outbox().release(List.of(event));
    assertThat(leased(10)).containsExactly(event);
  }

  @Test
  void whatIsMarkedIsNeverLeasedAgain() {
    EventId event = unpublished();
    assertThat(leased(10)).containsExactly(event);
    outbox().markPublished(List.of(event));
    outbox().markPublished(List.of(event));
    outbox().release(List.of(event));
    endLeases();
    assertThat(leased(10)).isEmpty();
  }

  @Test
  void aConfirmCountsAlsoAfterTheLeaseWasGivenBack() {
    EventId event = unpublished();
    assertThat(leased(10)).containsExactly(event);
    outbox().release(List.of(event));
    outbox().markPublished(List.of(event));
    assertThat(leased(10)).isEmpty();
  }

  @Test
  void leavesWhatAWorkerClaimed() {
    EventId event = unpublished();
    assertThat(leased(10)).containsExactly(event);
    claim(event);
    outbox().release(List.of(event));
    outbox().markPublished(List.of(event));
    endLeases();
    assertThat(leased(10)).isEmpty();
  }

  private List<EventId> leased(int limit) {
    return outbox().lease(limit, LEASE).stream().map(ConversationEnded::eventId).toList();
  }
}
