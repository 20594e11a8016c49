package dev.rapport.faults.load;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One content of one conversation, from the first time it is posted until it is answered 202. */
public final class Posting {

  /** What must become of it. */
  public enum Kind {
    /** Scored, once. */
    GOOD,
    /** Scored, once, after a failed attempt. */
    TRANSIENT,
    /** Stored and not scored. */
    SKIPPED,
    /** Failed and in the dead-letter queue, never scored. */
    POISON,
    /** Kills its workers; then as poison. */
    KILLER;

    /** Whether a score must come of it. */
    public boolean isScored() {
      return this == GOOD || this == TRANSIENT;
    }

    /** Whether it must end as a dead letter. */
    public boolean isPoison() {
      return this == POISON || this == KILLER;
    }
  }

  private static final int FIRST_MINUTE = 10;

  private final Kind kind;
  private final String conversationId;
  private final String userId;
  private final BigDecimal worth;
  private final int endMinute;
  private @Nullable String body;
  private volatile long eventId;

  /**
   * @param times how often this conversation was posted with other content before
   */
  public Posting(
      Kind kind, String conversationId, String userId, Conversations.Sample sample, int times) {
    this.kind = kind;
    this.conversationId = conversationId;
    this.userId = userId;
    this.worth = kind.isScored() ? sample.worth() : BigDecimal.ZERO;
    this.endMinute = FIRST_MINUTE + times;
    this.body =
        """
        {"conversation_id":"%s","user_id":"%s","bot_type":"%s","bot_id":"bot-7",\
        "start_time":"2026-11-20T08:00:00Z","end_time":"2026-11-20T08:%02d:30Z",\
        "conversation_log":%s}"""
            .formatted(
                conversationId,
                userId,
                kind == Kind.SKIPPED ? "NEXT_LESSON" : "TALK",
                endMinute,
                sample.json());
  }

  public Kind kind() {
    return kind;
  }

  public String conversationId() {
    return conversationId;
  }

  /** Tells two contents of one conversation apart, in the rows as well: by the end's minute. */
  public String key() {
    return conversationId + "/" + endMinute;
  }

  public String userId() {
    return userId;
  }

  /** The change of score it must cause. */
  public BigDecimal worth() {
    return worth;
  }

  /** What is posted, each time the same. */
  String body() {
    String current = body;
    if (current == null) {
      throw new IllegalStateException(conversationId + " was posted for the last time already");
    }
    return current;
  }

  /** No more will be posted of it; a hundred thousand bodies are not kept. */
  void done() {
    body = null;
  }

  public boolean isAcknowledged() {
    return eventId != 0;
  }

  /** The event it was answered with; 0 before. */
  public long eventId() {
    return eventId;
  }

  public void acknowledged(long event) {
    this.eventId = event;
  }
}
