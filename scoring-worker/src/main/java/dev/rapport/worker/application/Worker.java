package dev.rapport.worker.application;

import java.time.Duration;
import java.util.List;

/** Starts and stops everything in the one right order. */
public final class Worker {

  private final Consumption consumption;
  private final Subscription subscription;
  private final Lanes lanes;
  private final Events events;
  private final ScoringObserver observer;

  public Worker(
      Consumption consumption,
      Subscription subscription,
      Lanes lanes,
      Events events,
      ScoringObserver observer) {
    this.consumption = consumption;
    this.subscription = subscription;
    this.lanes = lanes;
    this.events = events;
    this.observer = observer;
  }

  /** Begins to work as soon as everything needed is there. */
  public void start(int laneCount) {
    lanes.start(laneCount);
    consumption.start();
  }

  /**
   * Takes nothing new, finishes what is in flight within the grace, and hands the rest back
   * uncharged. The channel stays open until then, so that what was finished can be acknowledged.
   */
  public void stop(Duration grace) {
    consumption.end();
    lanes.drain(grace);
    handBack();
    subscription.close();
  }

  /** Also what an outage left leased. If the database is away, each lease costs one crash. */
  private void handBack() {
    try {
      events.handBackAllBut(List.of());
    } catch (RuntimeException e) {
      observer.surprised("handing back what was in flight", e);
    }
  }
}
