package dev.rapport.shared.faults;

import org.jspecify.annotations.Nullable;

/**
 * The crash windows of the delivery protocol. With {@code -Drapport.failpoint=NAME} the process
 * halts where that window is reached, as a kill -9 would at the worst moment; with {@code
 * -Drapport.failpoint.only=PREFIX} only for conversations whose id begins so. Without the property
 * every call is a comparison with a constant that the JIT removes.
 */
public enum FailPoint {
  API_BEFORE_COMMIT,
  API_AFTER_COMMIT,
  RELAY_AFTER_LEASE,
  /** Where only messages are at hand: reached without a conversation. */
  RELAY_AFTER_PUBLISH,
  RELAY_AFTER_CONFIRM,
  /** Where nothing is known of the events yet: reached without a conversation. */
  WORKER_BEFORE_CLAIM,
  WORKER_AFTER_CLAIM,
  /** In the middle of the work: with a filter, the event that kills its worker every time. */
  WORKER_WHILE_WORKING,
  WORKER_BEFORE_APPLY_COMMIT,
  WORKER_AFTER_APPLY,
  WORKER_AFTER_FAIL_COMMIT,
  WORKER_AFTER_TIER_PUBLISH,
  WORKER_AFTER_DEAD_COMMIT,
  WORKER_AFTER_DLQ_PUBLISH;

  /** What the process exits with: as if killed by SIGKILL. */
  public static final int EXIT_STATUS = 137;

  private static final @Nullable FailPoint ARMED = armed(System.getProperty("rapport.failpoint"));
  private static final String ONLY = System.getProperty("rapport.failpoint.only", "");

  /** Dies here if armed without a filter. */
  public void reach() {
    if (this == ARMED && ONLY.isEmpty()) {
      Runtime.getRuntime().halt(EXIT_STATUS);
    }
  }

  /** Dies here if armed and this conversation passes the filter. */
  public void reach(String conversationId) {
    if (this == ARMED && conversationId.startsWith(ONLY)) {
      Runtime.getRuntime().halt(EXIT_STATUS);
    }
  }

  /**
   * Reads the property; a misspelt one must not silently test nothing.
   *
   * @throws IllegalArgumentException when there is no such failpoint
   */
  static @Nullable FailPoint armed(@Nullable String property) {
    return property == null || property.isBlank() ? null : valueOf(property.strip());
  }
}
