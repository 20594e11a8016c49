package dev.rapport.worker.infrastructure.amqp;

import dev.rapport.model.topology.Topology;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.AsyncConsumerStartedEvent;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;

/**
 * One consumer of the work queue, acknowledged by hand. Used once: what recovers is whoever opens
 * the next one, after a look at everything else that work needs.
 */
final class WorkQueueContainer extends DirectMessageListenerContainer {

  private static final Duration STOP = Duration.ofSeconds(1);
  private static final Duration CONNECT_AGAIN = Duration.ofMillis(500);
  private static final Duration NEVER = Duration.ofDays(1);

  private final CountDownLatch started = new CountDownLatch(1);

  WorkQueueContainer(
      ConnectionFactory connections, int prefetch, ChannelAwareMessageListener listener) {
    super(connections);
    setQueueNames(Topology.WORK_QUEUE);
    setMessageListener(listener);
    setAcknowledgeMode(AcknowledgeMode.MANUAL);
    setPrefetchCount(prefetch);
    setConsumersPerQueue(1);
    setDefaultRequeueRejected(false);
    setDeBatchingEnabled(false);
    setMissingQueuesFatal(false);
    setPossibleAuthenticationFailureFatal(false);
    setAutoDeclare(false);
    setShutdownTimeout(STOP.toMillis());
    setForceCloseChannel(true);
    setRecoveryInterval(CONNECT_AGAIN.toMillis());
    setMonitorInterval(NEVER.toMillis());
    setFailedDeclarationRetryInterval(NEVER.toMillis());
    setBeanName("work-queue");
    setApplicationEventPublisher(this::noted);
  }

  /** Starting returns before the broker has answered; this waits until it has. */
  boolean awaitConsuming(Duration atMost) {
    try {
      return started.await(atMost.toNanos(), TimeUnit.NANOSECONDS) && isConsuming();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void noted(Object event) {
    if (event instanceof AsyncConsumerStartedEvent) {
      started.countDown();
    }
  }

  /** Whether the broker may deliver to us. */
  boolean isConsuming() {
    consumersLock.lock();
    try {
      return isRunning() && consumers.stream().anyMatch(consumer -> consumer.getChannel().isOpen());
    } finally {
      consumersLock.unlock();
    }
  }
}
