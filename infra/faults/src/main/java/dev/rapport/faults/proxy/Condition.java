package dev.rapport.faults.proxy;

import java.time.Duration;

/** What a proxy does to what passes through it. */
public sealed interface Condition {

  /** As if it were not there. */
  record Pass() implements Condition {}

  /** Nobody listens; what was open is reset. */
  record Refuse() implements Condition {}

  /** Accepts, takes and delivers nothing, until healed. */
  record Stall() implements Condition {}

  /** Resets every connection, old and new. */
  record Reset() implements Condition {}

  /** Each chunk comes so much later, give or take. */
  record Delay(Duration mean, Duration jitter) implements Condition {}

  /** So many bytes a second on each connection and way, at most. */
  record Throttle(int bytesPerSecond) implements Condition {}

  /** Passes half of the chunk with this message and closes the connection. */
  record CutInside(Moment moment) implements Condition {}

  /** Forwards the message, then delivers nothing of what the server says; closed when healed. */
  record LoseReply(Moment moment) implements Condition {}

  /** Swallows the message and all the client says after it; closed when healed. */
  record LoseRequest(Moment moment) implements Condition {}
}
