package dev.rapport.shared.amqp;

import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import dev.rapport.shared.amqp.PublishReport.Fate;
import dev.rapport.shared.faults.FailPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitOperations;

/**
 * Publishes batches, persistent and mandatory, and waits for their confirms. For one thread: it
 * serialises its callers, and whoever must not wait for a broker must not call it.
 *
 * <p>A message counts as published only if it was acknowledged and not returned. Anything else
 * makes the connection suspect, so it is thrown away; what was sent may still be stored.
 */
public final class ConfirmingPublisher implements AutoCloseable {

  private final BrokerSettings settings;
  private final String name;
  private @Nullable PublishingConnection connection;

  /**
   * Connects to nothing yet.
   *
   * @throws IllegalStateException without correlated confirms and mandatory
   */
  public ConfirmingPublisher(BrokerSettings settings, String name) {
    this.settings = settings;
    this.name = name;
    this.connection = prepare(settings, name);
  }

  /**
   * Publishes at most {@link BrokerSettings#inFlight} messages. Takes at most connect, handshake,
   * channel and confirm timeout together; never throws for what the broker does.
   */
  public synchronized PublishReport publish(List<OutboundMessage> messages) {
    if (messages.size() > settings.inFlight()) {
      throw new IllegalArgumentException(
          messages.size() + " messages at once, more than " + settings.inFlight());
    }
    List<CorrelationData> sent = new ArrayList<>(messages.size());
    Exception failure = attempt(messages, sent);
    PublishReport report = report(messages.size(), sent, failure);
    if (!report.allConfirmed()) {
      discard();
    }
    return report;
  }

  /**
   * Publishes something that no queue takes, to see that the broker says so. The bounds are those
   * of {@link #publish}; a connection that does as it should is kept.
   */
  public synchronized ProbeReport probe(OutboundMessage unroutable) {
    List<CorrelationData> sent = new ArrayList<>(1);
    Exception failure = attempt(List.of(unroutable), sent);
    boolean returned = !sent.isEmpty() && sent.getFirst().getReturned() != null;
    boolean confirmed = !sent.isEmpty() && isAcknowledged(sent.getFirst());
    String version = connection == null || failure != null ? null : connection.serverVersion();
    if (!confirmed) {
      discard();
    }
    return new ProbeReport(
        confirmed, returned, version, failure == null ? null : failure.toString());
  }

  /** Whether the broker has asked us to stop publishing; false where there is no connection. */
  public synchronized boolean isBlocked() {
    return connection != null && connection.isBlocked();
  }

  @Override
  public synchronized void close() {
    discard();
  }

  private @Nullable Exception attempt(List<OutboundMessage> messages, List<CorrelationData> sent) {
    try {
      PublishingConnection current = connection();
      if (current.isBlocked()) {
        return new AmqpException("the broker blocks publishers: " + current.blockedBecause());
      }
      return current
          .template()
          .<@Nullable Exception>invoke(channel -> sendAndAwait(channel, messages, sent));
    } catch (RuntimeException e) {
      // A connection that is reset while it opens can end in any exception of the client's.
      return e;
    }
  }

  private @Nullable Exception sendAndAwait(
      RabbitOperations channel, List<OutboundMessage> messages, List<CorrelationData> sent) {
    for (OutboundMessage message : messages) {
      CorrelationData correlation = new CorrelationData();
      sent.add(correlation);
      channel.send(message.exchange(), message.routingKey(), message.message(), correlation);
    }
    if (!sent.isEmpty()) {
      FailPoint.RELAY_AFTER_PUBLISH.reach();
    }
    return awaitConfirms(sent);
  }

  private @Nullable Exception awaitConfirms(List<CorrelationData> sent) {
    long deadline = System.nanoTime() + settings.confirmTimeout().toNanos();
    try {
      for (CorrelationData correlation : sent) {
        long left = Math.max(0, deadline - System.nanoTime());
        correlation.getFuture().get(left, TimeUnit.NANOSECONDS);
      }
      return null;
    } catch (TimeoutException | ExecutionException e) {
      return e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e;
    }
  }

  private PublishReport report(
      int messages, List<CorrelationData> sent, @Nullable Exception failure) {
    List<Fate> fates = new ArrayList<>(messages);
    sent.forEach(correlation -> fates.add(fate(correlation)));
    while (fates.size() < messages) {
      fates.add(Fate.UNKNOWN);
    }
    long returned = fates.stream().filter(Fate.RETURNED::equals).count();
    long unknown = fates.stream().filter(Fate.UNKNOWN::equals).count();
    // Also nothing can fail to be published: that is how one asks whether the broker is back.
    if (returned + unknown == 0 && failure == null) {
      return new PublishReport(fates, null);
    }
    String reason =
        "%d of %d not confirmed, %d returned as unroutable".formatted(unknown, messages, returned);
    return new PublishReport(fates, outage(reason, failure));
  }

  private static OutageException outage(String reason, @Nullable Exception failure) {
    if (failure == null) {
      return new OutageException(Dependency.RABBITMQ, reason);
    }
    String cause = failure instanceof TimeoutException ? "no answer in time" : failure.toString();
    return new OutageException(Dependency.RABBITMQ, reason + "; " + cause, failure);
  }

  /** A returned message is confirmed as well; the return arrives first. */
  private static Fate fate(CorrelationData correlation) {
    if (correlation.getReturned() != null) {
      return Fate.RETURNED;
    }
    return isAcknowledged(correlation) ? Fate.CONFIRMED : Fate.UNKNOWN;
  }

  private static boolean isAcknowledged(CorrelationData correlation) {
    var future = correlation.getFuture();
    return future.isDone() && !future.isCompletedExceptionally() && future.join().ack();
  }

  private PublishingConnection connection() {
    if (connection == null) {
      connection = prepare(settings, name);
    }
    return connection;
  }

  private static PublishingConnection prepare(BrokerSettings settings, String name) {
    return new PublishingConnection(BrokerConnections.forPublishing(settings, name));
  }

  /** Closing may itself wait for a broker that does not answer, so nobody waits for it. */
  private void discard() {
    PublishingConnection discarded = connection;
    connection = null;
    if (discarded != null) {
      Thread.ofVirtual().name(name + "-discard").start(discarded::close);
    }
  }

  /** The longest a call of {@link #publish} may take. */
  public Duration longestCall() {
    return settings
        .connectTimeout()
        .multipliedBy(2)
        .plus(settings.rpcTimeout().multipliedBy(2))
        .plus(settings.writeTimeout())
        .plus(settings.confirmTimeout());
  }
}
