package dev.rapport.shared.amqp;

import org.springframework.amqp.core.Message;

/** A message and where it goes. */
public record OutboundMessage(String exchange, String routingKey, Message message) {}
