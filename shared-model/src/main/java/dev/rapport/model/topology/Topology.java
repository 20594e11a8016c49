package dev.rapport.model.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.ExchangeBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.TopicExchange;

/**
 * The broker's objects, valid on RabbitMQ 3.10 and on 4.x. The one-shot `migrate` step declares
 * them; the services only check that they are there.
 */
public final class Topology {

  public static final String EVENTS_EXCHANGE = "rapport.events";
  public static final String RETRY_EXCHANGE = "rapport.retry";
  public static final String DEAD_LETTER_EXCHANGE = "rapport.dlx";

  public static final String CONVERSATION_ENDED = "conversation.ended";
  public static final String DEAD = "dead";

  public static final String WORK_QUEUE = "rapport.scoring";
  public static final String DEAD_LETTER_QUEUE = "rapport.scoring.dlq";

  /**
   * The backstop for what kills a client before our code runs; crashes, outages and deployments
   * count against it, so it is generous.
   */
  static final int WORK_DELIVERY_LIMIT = 50;

  /**
   * Looking at a quorum queue in the management UI counts as a delivery, and a dead letter must
   * survive being looked at. No limit would be 20 on 4.x; -1 is none on 4.x but zero on 3.10.
   */
  static final int DEAD_LETTER_DELIVERY_LIMIT = 1_000_000_000;

  private static final TopicExchange EVENTS =
      ExchangeBuilder.topicExchange(EVENTS_EXCHANGE).durable(true).build();
  private static final DirectExchange RETRY =
      ExchangeBuilder.directExchange(RETRY_EXCHANGE).durable(true).build();
  private static final DirectExchange DEAD_LETTERS =
      ExchangeBuilder.directExchange(DEAD_LETTER_EXCHANGE).durable(true).build();

  private Topology() {}

  /** Everything there is to declare, exchanges first. */
  public static Declarables declarables() {
    List<Declarable> all = new ArrayList<>(List.of(EVENTS, RETRY, DEAD_LETTERS));
    Queue work = workQueue();
    Queue dead = deadLetterQueue();
    all.addAll(List.of(dead, work));
    all.add(BindingBuilder.bind(work).to(EVENTS).with(CONVERSATION_ENDED));
    all.add(BindingBuilder.bind(dead).to(DEAD_LETTERS).with(DEAD));
    for (RetryTier tier : RetryTier.values()) {
      Queue queue = retryQueue(tier);
      all.add(queue);
      all.add(retryBinding(queue, tier));
    }
    return new Declarables(all);
  }

  /** The names of all queues, the work queue first. */
  public static List<String> queues() {
    List<String> names = new ArrayList<>(List.of(WORK_QUEUE, DEAD_LETTER_QUEUE));
    Arrays.stream(RetryTier.values()).map(RetryTier::queue).forEach(names::add);
    return List.copyOf(names);
  }

  /** The names of all exchanges. */
  public static List<String> exchanges() {
    return List.of(EVENTS_EXCHANGE, RETRY_EXCHANGE, DEAD_LETTER_EXCHANGE);
  }

  /**
   * At-least-once dead-lettering needs reject-publish. It goes straight to the terminal queue: a
   * broker drops a message that cycles through TTL queues without a rejection.
   */
  private static Queue workQueue() {
    return QueueBuilder.durable(WORK_QUEUE)
        .quorum()
        .deliveryLimit(WORK_DELIVERY_LIMIT)
        .deadLetterExchange(DEAD_LETTER_EXCHANGE)
        .deadLetterRoutingKey(DEAD)
        .withArgument("x-dead-letter-strategy", "at-least-once")
        .overflow(QueueBuilder.Overflow.rejectPublish)
        .build();
  }

  private static Queue deadLetterQueue() {
    return QueueBuilder.durable(DEAD_LETTER_QUEUE)
        .quorum()
        .deliveryLimit(DEAD_LETTER_DELIVERY_LIMIT)
        .build();
  }

  /** Classic, because expired segments of a quorum queue are not reclaimed on 4.1. */
  private static Queue retryQueue(RetryTier tier) {
    return QueueBuilder.durable(tier.queue())
        .withArgument("x-queue-type", "classic")
        .ttl(Math.toIntExact(tier.delay().toMillis()))
        .deadLetterExchange(EVENTS_EXCHANGE)
        .deadLetterRoutingKey(CONVERSATION_ENDED)
        .build();
  }

  private static Binding retryBinding(Queue queue, RetryTier tier) {
    return BindingBuilder.bind(queue).to(RETRY).with(tier.key());
  }
}
