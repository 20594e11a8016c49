package dev.rapport.worker.infrastructure.amqp;

import dev.rapport.worker.application.Acknowledgements;
import dev.rapport.worker.application.Delivery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Acknowledges each delivery on the channel that it came on. */
public final class ChannelAcknowledgements implements Acknowledgements {

  @Override
  public void acknowledge(List<Delivery> done) {
    Map<ChannelWindow, SortedSet<Long>> tags = new HashMap<>();
    for (Delivery delivery : done) {
      if (delivery instanceof ChannelDelivery ours) {
        tags.computeIfAbsent(ours.window(), _ -> new TreeSet<>()).add(ours.tag());
      }
    }
    tags.forEach(ChannelWindow::acknowledge);
  }
}
