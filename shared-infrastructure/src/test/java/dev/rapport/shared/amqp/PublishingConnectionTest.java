package dev.rapport.shared.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;

/** Nobody publishes over a connection on which a lost message would look like a stored one. */
class PublishingConnectionTest {

  private static final BrokerSettings SETTINGS =
      new BrokerSettings(
          URI.create("amqp://nowhere.invalid"),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          200);

  @Test
  void hasCorrelatedConfirmsAndMandatory() {
    CachingConnectionFactory factory = BrokerConnections.forPublishing(SETTINGS, "test");
    assertThat(factory.isPublisherConfirms()).isTrue();
    assertThat(factory.isPublisherReturns()).isTrue();
    assertThat(
            new PublishingConnection(factory).template().isMandatoryFor(new Message(new byte[0])))
        .isTrue();
  }

  @Test
  void refusesAConnectionWithoutConfirms() {
    CachingConnectionFactory factory = BrokerConnections.forPublishing(SETTINGS, "test");
    factory.setPublisherConfirmType(ConfirmType.NONE);
    refuses(factory, "confirms=false, returns=true");
  }

  @Test
  void refusesConfirmsThatCannotBeTiedToAMessage() {
    CachingConnectionFactory factory = BrokerConnections.forPublishing(SETTINGS, "test");
    factory.setPublisherConfirmType(ConfirmType.SIMPLE);
    refuses(factory, "confirms=false, returns=true");
  }

  @Test
  void refusesAConnectionWithoutReturns() {
    CachingConnectionFactory factory = BrokerConnections.forPublishing(SETTINGS, "test");
    factory.setPublisherReturns(false);
    refuses(factory, "confirms=true, returns=false");
  }

  private static void refuses(CachingConnectionFactory factory, String found) {
    assertThatIllegalStateException()
        .isThrownBy(() -> new PublishingConnection(factory))
        .withMessageContaining(found);
  }
}
