/**
 * The few ways in which an adapter may fail, as the application sees them. Adapters translate their
 * technology's exceptions into these. Depends on nothing.
 */
@NullMarked
package dev.rapport.model.failure;

import org.jspecify.annotations.NullMarked;
