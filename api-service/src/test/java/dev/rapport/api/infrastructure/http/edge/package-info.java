/** Tests. */
@NullMarked
package dev.rapport.api.infrastructure.http.edge;

import org.jspecify.annotations.NullMarked;
