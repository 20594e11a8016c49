/** Tests. */
@NullMarked
package dev.rapport.worker.infrastructure.model;

import org.jspecify.annotations.NullMarked;
