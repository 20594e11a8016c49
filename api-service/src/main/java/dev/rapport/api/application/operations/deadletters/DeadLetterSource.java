package dev.rapport.api.application.operations.deadletters;

/** Who gave up. */
public enum DeadLetterSource {
  /** A worker: attempts were used up, or no other one could pass. */
  WORKER,
  /** The broker: the message had been delivered too often, or was rejected. */
  BROKER,
  /** The message belongs to no event, or nobody can read it. */
  MESSAGE
}
