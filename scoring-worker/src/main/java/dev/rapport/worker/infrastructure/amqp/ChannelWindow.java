package dev.rapport.worker.infrastructure.amqp;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The deliveries of one channel. Acknowledges a run of tags without gaps in one frame, and the
 * others one by one, so that a slow event never holds back the acknowledgement of later ones.
 */
final class ChannelWindow {

  private static final Logger log = LoggerFactory.getLogger(ChannelWindow.class);

  private final Channel channel;
  private final Set<Long> ahead = new HashSet<>();
  private long last;

  ChannelWindow(Channel channel) {
    this.channel = channel;
  }

  boolean isClosed() {
    return !channel.isOpen();
  }

  /**
   * @param tags not acknowledged yet
   */
  synchronized void acknowledge(SortedSet<Long> tags) {
    ahead.addAll(tags);
    while (ahead.remove(last + 1)) {
      last++;
    }
    SortedSet<Long> run = tags.headSet(last + 1);
    try {
      if (!run.isEmpty()) {
        // The broker knows only tags that are still open, so the run ends with one of these.
        channel.basicAck(run.last(), true);
      }
      for (long tag : tags.tailSet(last + 1)) {
        channel.basicAck(tag, false);
      }
    } catch (IOException | AlreadyClosedException e) {
      log.debug("acknowledgements lost, the broker delivers again: {}", e.toString());
    }
  }
}
