/**
 * Brings back what got stuck, and counts what is on its way. May depend on shared-model only; knows
 * no framework.
 */
@NullMarked
package dev.rapport.api.application.sweep;

import org.jspecify.annotations.NullMarked;
