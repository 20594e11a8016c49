/** Tests. */
@NullMarked
package dev.rapport.api.infrastructure.http.ingest;

import org.jspecify.annotations.NullMarked;
