/** Tests. */
@NullMarked
package dev.rapport.shared.tracing;

import org.jspecify.annotations.NullMarked;
