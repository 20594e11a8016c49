/** Tests. */
@NullMarked
package dev.rapport.api.application.ingest;

import org.jspecify.annotations.NullMarked;
