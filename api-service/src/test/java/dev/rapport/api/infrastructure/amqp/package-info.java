/** Tests. */
@NullMarked
package dev.rapport.api.infrastructure.amqp;

import org.jspecify.annotations.NullMarked;
