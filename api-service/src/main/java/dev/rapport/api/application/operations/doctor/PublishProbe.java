package dev.rapport.api.application.operations.doctor;

import java.util.Optional;

/** Publishes something that no queue takes. For the publisher's thread only. */
@FunctionalInterface
public interface PublishProbe {

  /** Within the bounds of a publish; never throws for what the broker does. */
  Found probe();

  /**
   * What the broker did with it.
   *
   * @param confirmed whether it said that it has dealt with it
   * @param returned whether it said that no queue took it
   * @param brokerVersion as the broker calls itself; empty if it was not reached
   * @param trouble why it is not confirmed
   */
  record Found(
      boolean confirmed,
      boolean returned,
      Optional<String> brokerVersion,
      Optional<String> trouble) {}
}
