/** Counterexamples for the rules of architecture. */
@NullMarked
package dev.rapport.api.application.broken;

import org.jspecify.annotations.NullMarked;
