/** Tests. */
@NullMarked
package dev.rapport.api.infrastructure.postgres;

import org.jspecify.annotations.NullMarked;
