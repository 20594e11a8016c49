package dev.rapport.faults.proxy;

import java.util.Set;

/** Follows what a client says on one connection, however it is cut into chunks. */
interface MessageWatch {

  /** The moments that lie within these bytes; to be told all bytes in order. */
  Set<Moment> read(byte[] bytes, int length);

  /** For a protocol nobody needs to understand. */
  static MessageWatch none() {
    return (_, _) -> Set.of(Moment.ANY);
  }
}
