/**
 * Whether workers consume, which workers there are, and the order not to. May depend on shared-
 * model, on operations, its queues and the publisher's state; knows no framework.
 */
@NullMarked
package dev.rapport.api.application.operations.consumption;

import org.jspecify.annotations.NullMarked;
