package dev.rapport.worker.application;

/** What came of asking for an event. */
public sealed interface Claim {

  /** Ours to work on. */
  record Taken(ClaimedEvent event) implements Claim {}

  /** Two workers died on it: not taken, and to be asked for alone. */
  record Suspect() implements Claim {}

  /** Three workers died on it: leased to us, but only to be buried. */
  record CrashedTooOften(ClaimedEvent event) implements Claim {}

  /** Nothing to do now. */
  record Refused(Suppression reason) implements Claim {}

  /** There is no such event. */
  record Unknown() implements Claim {}
}
