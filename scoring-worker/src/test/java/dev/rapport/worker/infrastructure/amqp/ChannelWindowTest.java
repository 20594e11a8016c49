package dev.rapport.worker.infrastructure.amqp;

import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

class ChannelWindowTest {

  private final Channel channel = mock(Channel.class);
  private final ChannelWindow window = new ChannelWindow(channel);

  @Test
  void acknowledgesARunInOneFrame() throws IOException {
    acknowledge(1L, 2L, 3L);
    verify(channel).basicAck(3, true);
    verifyNoMoreInteractions(channel);
  }

  @Test
  void acknowledgesBeyondAGapOneByOne() throws IOException {
    acknowledge(1L, 3L, 4L);
    InOrder order = inOrder(channel);
    order.verify(channel).basicAck(1, true);
    order.verify(channel).basicAck(3, false);
    order.verify(channel).basicAck(4, false);
    verifyNoMoreInteractions(channel);
  }

  @Test
  void endsARunWithATagTheBrokerStillKnows() throws IOException {
    acknowledge(2L, 3L);
    acknowledge(1L);
    InOrder order = inOrder(channel);
    order.verify(channel).basicAck(2, false);
    order.verify(channel).basicAck(3, false);
    order.verify(channel).basicAck(1, true);
    acknowledge(4L, 5L);
    order.verify(channel).basicAck(5, true);
    verifyNoMoreInteractions(channel);
  }

  @Test
  void survivesAChannelThatIsGone() throws IOException {
    doThrow(new IOException("gone")).when(channel).basicAck(anyLong(), anyBoolean());
    acknowledge(1L);
    verify(channel).basicAck(1, true);
  }

  private void acknowledge(Long... tags) {
    window.acknowledge(new TreeSet<>(List.of(tags)));
  }
}
