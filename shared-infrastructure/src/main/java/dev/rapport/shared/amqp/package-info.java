/**
 * How both services reach RabbitMQ: bounded connections, publishing with confirms, the message
 * codec, the checks of the topology. May depend on shared-model and settings.
 */
@NullMarked
package dev.rapport.shared.amqp;

import org.jspecify.annotations.NullMarked;
