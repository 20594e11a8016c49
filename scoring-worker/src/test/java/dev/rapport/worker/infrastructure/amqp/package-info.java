/** Tests of the worker's side of the broker. */
@NullMarked
package dev.rapport.worker.infrastructure.amqp;

import org.jspecify.annotations.NullMarked;
