package dev.rapport.worker.infrastructure.amqp;

import dev.rapport.worker.application.Delivery;

/** A message, its tag, and the channel it came on: the only one that takes its acknowledgement. */
final class ChannelDelivery implements Delivery {

  private final ChannelWindow window;
  private final long tag;
  private final byte[] body;

  ChannelDelivery(ChannelWindow window, long tag, byte[] body) {
    this.window = window;
    this.tag = tag;
    this.body = body;
  }

  ChannelWindow window() {
    return window;
  }

  long tag() {
    return tag;
  }

  @Override
  public byte[] body() {
    return body;
  }

  @Override
  public boolean isGone() {
    return window.isClosed();
  }
}
