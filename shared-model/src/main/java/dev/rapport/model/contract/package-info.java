/**
 * What the two services say to each other and store: ids, states and the message. Depends on
 * nothing.
 */
@NullMarked
package dev.rapport.model.contract;

import org.jspecify.annotations.NullMarked;
