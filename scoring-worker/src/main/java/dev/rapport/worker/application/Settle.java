package dev.rapport.worker.application;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Turns outcomes into what the broker is told. The only place that knows what is acknowledged, what
 * goes to a tier and what to the dead-letter queue; the record is committed before it is asked.
 */
public final class Settle {

  private final Acknowledgements acknowledgements;
  private final FailureMessages messages;
  private final FailedAttempts failedAttempts;
  private final Consumption consumption;
  private final ScoringObserver observer;

  public Settle(
      Acknowledgements acknowledgements,
      FailureMessages messages,
      FailedAttempts failedAttempts,
      Consumption consumption,
      ScoringObserver observer) {
    this.acknowledgements = acknowledgements;
    this.messages = messages;
    this.failedAttempts = failedAttempts;
    this.consumption = consumption;
    this.observer = observer;
  }

  /** Settles every delivery of these once. */
  void settle(Collection<Settled> all) {
    List<Delivery> done = new ArrayList<>();
    List<Delivery> doneOnceTold = new ArrayList<>();
    List<FailureMessage> told = new ArrayList<>();
    for (Settled settled : all) {
      switch (settled.outcome()) {
        case Outcome.Scored _, Outcome.Suppressed _ -> done.addAll(settled.deliveries());
        case Outcome.RetryLater(var event, var _, var tier, var _) -> {
          told.add(new FailureMessage.Retry(event.toMessage(), tier));
          doneOnceTold.addAll(settled.deliveries());
        }
        case Outcome.Dead(DeadLetter letter) -> {
          told.add(new FailureMessage.Burial(letter));
          doneOnceTold.addAll(settled.deliveries());
        }
        case Outcome.Unreadable(DeadLetter letter) -> {
          told.add(new FailureMessage.Burial(letter));
          doneOnceTold.addAll(settled.deliveries());
        }
        case Outcome.HandedBack _ -> {}
        case Outcome.Outage(var cause) -> consumption.suspend(cause);
      }
    }
    acknowledgements.acknowledge(done);
    tell(told);
    acknowledgements.acknowledge(doneOnceTold);
    all.forEach(observer::settled);
  }

  /**
   * Whatever the confirms say, the deliveries are done: the rows bring back what was not stored.
   */
  private void tell(List<FailureMessage> told) {
    if (told.isEmpty()) {
      return;
    }
    List<DeadLetter> buried =
        messages.publish(told).stream()
            .filter(FailureMessage.Burial.class::isInstance)
            .map(message -> ((FailureMessage.Burial) message).letter())
            .toList();
    try {
      failedAttempts.markPublished(buried);
    } catch (RuntimeException e) {
      observer.surprised("marking dead letters as published", e);
    }
  }
}
