/** Tests. */
@NullMarked
package dev.rapport.shared.metrics;

import org.jspecify.annotations.NullMarked;
