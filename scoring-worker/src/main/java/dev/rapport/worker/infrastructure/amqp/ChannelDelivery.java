package dev.rapport.worker.infrastructure.amqp;

import dev.rapport.worker.application.Delivery;

/** A message, its tag, and the channel it came on: the only one that takes its acknowledgement. */
record ChannelDelivery(ChannelWindow window, long tag, byte[] body) implements Delivery {

  @Override
  public boolean isGone() {
    return window.isClosed();
  }
}
