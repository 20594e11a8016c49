/** What may happen to an event's row, and who may do it. Depends on the contract only. */
@NullMarked
package dev.rapport.model.protocol;

import org.jspecify.annotations.NullMarked;
