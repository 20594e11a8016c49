/**
 * The worker's side of the broker: deliveries in, acknowledgements and failure messages out. May
 * depend on application and shared-infrastructure's AMQP.
 */
@NullMarked
package dev.rapport.worker.infrastructure.amqp;

import org.jspecify.annotations.NullMarked;
