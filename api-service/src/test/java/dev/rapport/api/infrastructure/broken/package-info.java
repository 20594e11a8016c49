/** Counterexamples for the rules of architecture. */
@NullMarked
package dev.rapport.api.infrastructure.broken;

import org.jspecify.annotations.NullMarked;
