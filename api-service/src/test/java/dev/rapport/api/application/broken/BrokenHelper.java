package dev.rapport.api.application.broken;

import java.time.Instant;
import org.springframework.amqp.core.Message;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Breaks every rule there is for the application. */
@ConfigurationProperties("broken")
record BrokenHelper(JdbcClient jdbc, Message message) {

  Instant now() {
    return Instant.now();
  }
}
