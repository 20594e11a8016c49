/**
 * The ports of the application on RabbitMQ. May depend on the application, shared-model and
 * shared-infrastructure; on no other adapter.
 */
@NullMarked
package dev.rapport.api.infrastructure.amqp;

import org.jspecify.annotations.NullMarked;
