package dev.rapport.api.application.publishing;

import dev.rapport.model.failure.OutageException;

/** Told what the publisher does, for metrics and logs. Must not wait and must not fail. */
public interface PublishingWatch {

  /** The broker has confirmed so many events or dead letters. */
  void published(int messages);

  /** What became of so many messages is unknown; they will be published again. */
  void unknown(int messages);

  /** The broker does not take messages any more. */
  void brokerLost(OutageException cause);

  /** The broker takes messages again. */
  void brokerBack();

  /** The outbox could not be read or marked; what was confirmed may be published again. */
  void outboxFailed(RuntimeException cause);
}
