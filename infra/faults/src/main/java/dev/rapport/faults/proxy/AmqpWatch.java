package dev.rapport.faults.proxy;

import java.util.EnumSet;
import java.util.Set;

/** Finds basic.publish and basic.ack in the frames of an AMQP 0-9-1 client. */
final class AmqpWatch implements MessageWatch {

  private static final int PROTOCOL_HEADER = 8;
  private static final int FRAME_HEADER = 7;
  private static final int METHOD_ID = 4;
  private static final int METHOD_FRAME = 1;
  private static final int BASIC = 60;
  private static final int PUBLISH = 40;
  private static final int ACK = 80;

  private final byte[] head = new byte[FRAME_HEADER + METHOD_ID];
  private int inHead;
  private long toSkip = PROTOCOL_HEADER;

  @Override
  public Set<Moment> read(byte[] bytes, int length) {
    Set<Moment> moments = EnumSet.of(Moment.ANY);
    int i = 0;
    while (i < length) {
      if (toSkip > 0) {
        long skipped = Math.min(toSkip, length - i);
        toSkip -= skipped;
        i += (int) skipped;
      } else {
        head[inHead++] = bytes[i++];
        frame(moments);
      }
    }
    return moments;
  }

  private void frame(Set<Moment> moments) {
    if (inHead < FRAME_HEADER) {
      return;
    }
    long payloadAndEnd = number(3, 4) + 1;
    if (head[0] != METHOD_FRAME || payloadAndEnd <= METHOD_ID) {
      toSkip = payloadAndEnd;
      inHead = 0;
    } else if (inHead == head.length) {
      if (number(FRAME_HEADER, 2) == BASIC) {
        method((int) number(FRAME_HEADER + 2, 2), moments);
      }
      toSkip = payloadAndEnd - METHOD_ID;
      inHead = 0;
    }
  }

  private static void method(int method, Set<Moment> moments) {
    if (method == PUBLISH) {
      moments.add(Moment.AMQP_PUBLISH);
    } else if (method == ACK) {
      moments.add(Moment.AMQP_ACK);
    }
  }

  private long number(int from, int bytes) {
    long value = 0;
    for (int i = from; i < from + bytes; i++) {
      value = (value << 8) | (head[i] & 0xff);
    }
    return value;
  }
}
