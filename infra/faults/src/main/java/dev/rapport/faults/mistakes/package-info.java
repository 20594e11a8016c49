/**
 * Mistakes built into the services while their classes load. Runs inside them; depends on nothing.
 */
@NullMarked
package dev.rapport.faults.mistakes;

import org.jspecify.annotations.NullMarked;
