/**
 * What both services store and send: the event's id and states, and the message that carries a hint
 * of it. Depends on Jackson only.
 */
@NullMarked
package dev.rapport.model.contract;

import org.jspecify.annotations.NullMarked;
