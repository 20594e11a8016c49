/**
 * How much the broker's queues hold, as last seen. May depend on shared-model only; knows no
 * framework.
 */
@NullMarked
package dev.rapport.api.application.operations.queues;

import org.jspecify.annotations.NullMarked;
