package dev.rapport.model.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Exchange;
import org.springframework.amqp.core.Queue;

class TopologyTest {

  @Test
  void workIsAQuorumQueueThatLosesNoDeadLetter() {
    assertThat(queue(Topology.WORK_QUEUE).getArguments())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "x-queue-type", "quorum",
                "x-delivery-limit", 50,
                "x-dead-letter-exchange", "rapport.dlx",
                "x-dead-letter-routing-key", "dead",
                "x-dead-letter-strategy", "at-least-once",
                "x-overflow", "reject-publish"));
  }

  @Test
  void deadLettersSurviveBeingLookedAt() {
    assertThat(queue(Topology.DEAD_LETTER_QUEUE).getArguments())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("x-queue-type", "quorum", "x-delivery-limit", 1_000_000_000));
  }

  @ParameterizedTest
  @EnumSource
  void eachTierBringsItsMessagesBackToWork(RetryTier tier) {
    assertThat(queue(tier.queue()).getArguments())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "x-queue-type", "classic",
                "x-message-ttl", Math.toIntExact(tier.delay().toMillis()),
                "x-dead-letter-exchange", "rapport.events",
                "x-dead-letter-routing-key", "conversation.ended"));
  }

  @Test
  void everyQueueIsDurableAndBoundOnce() {
    for (String name : Topology.queues()) {
      assertThat(queue(name).isDurable()).as(name).isTrue();
      assertThat(
              Topology.declarables().getDeclarablesByType(Binding.class).stream()
                  .filter(binding -> name.equals(binding.getDestination())))
          .as(name)
          .hasSize(1);
    }
  }

  @Test
  void namesEveryExchangeAndQueueThatIsDeclared() {
    assertThat(Topology.declarables().getDeclarablesByType(Queue.class))
        .extracting(Queue::getName)
        .containsExactlyInAnyOrderElementsOf(Topology.queues());
    assertThat(Topology.declarables().getDeclarablesByType(Exchange.class))
        .extracting(Exchange::getName)
        .containsExactlyInAnyOrderElementsOf(Topology.exchanges());
  }

  private static Queue queue(String name) {
    return Topology.declarables().getDeclarablesByType(Queue.class).stream()
        .filter(queue -> queue.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
