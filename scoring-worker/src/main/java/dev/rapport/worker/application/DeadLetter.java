package dev.rapport.worker.application;

import dev.rapport.model.contract.ConversationEnded;
import java.time.Instant;

/**
 * A row of {@code dead_letters}, committed, whose copy in the dead-letter queue is still to come.
 *
 * @param rowId its key
 * @param content what its message carries
 * @param attempts how many there were
 */
public record DeadLetter(
    long rowId, Content content, Failure failure, int attempts, Instant firstFailedAt) {

  /** What the message carries. */
  public sealed interface Content {

    /** An event of ours. */
    record Event(ConversationEnded message) implements Content {}

    /** A body that belongs to no event, as it came. */
    final class Body implements Content {

      private final byte[] bytes;

      public Body(byte[] bytes) {
        this.bytes = bytes.clone();
      }

      public byte[] bytes() {
        return bytes.clone();
      }
    }
  }
}
