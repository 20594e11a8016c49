package dev.rapport.faults.proxy;

/** A message of a client at which something is to happen. */
public enum Moment {
  /** basic.publish: what follows from the server is a confirm. */
  AMQP_PUBLISH,
  /** basic.ack of a consumer. */
  AMQP_ACK,
  /** The end of a transaction of several statements. */
  POSTGRES_COMMIT,
  /** The next bytes, whatever they are. */
  ANY
}
