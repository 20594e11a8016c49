/**
 * What operators need over HTTP, under {@code /v1/ops}. May depend on the application and on the
 * packages problem and edge beside it.
 */
@NullMarked
package dev.rapport.api.infrastructure.http.operations;

import org.jspecify.annotations.NullMarked;
