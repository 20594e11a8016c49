/** Tests. */
@NullMarked
package dev.rapport.worker.infrastructure.memory;

import org.jspecify.annotations.NullMarked;
