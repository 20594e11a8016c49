/**
 * The HTTP side: takes conversation ends in, stores them, publishes them, answers questions about
 * them. May depend on everything below it.
 */
@NullMarked
package dev.rapport.api;

import org.jspecify.annotations.NullMarked;
