package dev.rapport.shared.amqp;

import com.rabbitmq.client.BlockedListener;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionListener;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** One connection with its template; used until the first doubt, then closed for ever. */
final class PublishingConnection implements ConnectionListener, BlockedListener {

  private final CachingConnectionFactory factory;
  private final RabbitTemplate template;
  private volatile @Nullable String blockedBecause;

  PublishingConnection(CachingConnectionFactory factory) {
    this.factory = factory;
    this.template = new RabbitTemplate(factory);
    template.setMandatory(true);
    refuseToLosePublications();
    factory.addConnectionListener(this);
  }

  /** Without either, a message that nobody stored would count as published. */
  private void refuseToLosePublications() {
    if (!factory.isPublisherConfirms() || !factory.isPublisherReturns()) {
      throw new IllegalStateException(
          "publishing needs correlated confirms and mandatory; the connection has confirms="
              + factory.isPublisherConfirms()
              + ", returns="
              + factory.isPublisherReturns());
    }
  }

  RabbitTemplate template() {
    return template;
  }

  boolean isBlocked() {
    return blockedBecause != null;
  }

  @Nullable String blockedBecause() {
    return blockedBecause;
  }

  /** As the broker introduced itself; null if it did not. */
  @Nullable String serverVersion() {
    com.rabbitmq.client.Connection delegate = factory.createConnection().getDelegate();
    return delegate == null ? null : String.valueOf(delegate.getServerProperties().get("version"));
  }

  void close() {
    factory.destroy();
  }

  @Override
  public void onCreate(@Nullable Connection connection) {
    if (connection != null) {
      connection.addBlockedListener(this);
    }
  }

  @Override
  public void handleBlocked(String reason) {
    blockedBecause = reason;
  }

  @Override
  public void handleUnblocked() {
    blockedBecause = null;
  }
}
