package dev.rapport.worker.application;

import dev.rapport.model.contract.EventStatus;
import dev.rapport.model.scoring.Analysis;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One event of {@link InMemoryRows}. */
final class InMemoryRow {
  final ClaimedEvent accepted;
  EventStatus status = EventStatus.PENDING;
  int attempts;
  int crashes;
  long owner;
  boolean leaseIsOver;
  @Nullable Instant due;
  @Nullable Analysis analysis;

  InMemoryRow(ClaimedEvent accepted) {
    this.accepted = accepted;
  }

  void release(EventStatus next) {
    status = next;
    owner = 0;
  }
}
