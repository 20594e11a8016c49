package dev.rapport.shared.amqp;

import dev.rapport.model.failure.OutageException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch of messages.
 *
 * @param fates one for each message, in its order
 * @param outage why some are not confirmed; absent when all are
 */
public record PublishReport(List<Fate> fates, @Nullable OutageException outage) {

  /** What is known of one message. */
  public enum Fate {
    /** Stored by every queue it was routed to. */
    CONFIRMED,
    /** No queue took it: the topology is not as declared. */
    RETURNED,
    /** Perhaps stored, perhaps not: a nack, a timeout or a broken connection. */
    UNKNOWN
  }

  public PublishReport {
    fates = List.copyOf(fates);
  }

  public boolean isConfirmed(int index) {
    return fates.get(index) == Fate.CONFIRMED;
  }

  public boolean allConfirmed() {
    return outage == null;
  }

  public Optional<OutageException> cause() {
    return Optional.ofNullable(outage);
  }
}
