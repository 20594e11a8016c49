/**
 * Every exchange, queue, binding, key, delay and limit on the broker, once. Depends on Spring
 * AMQP's value classes only.
 */
@NullMarked
package dev.rapport.model.topology;

import org.jspecify.annotations.NullMarked;
