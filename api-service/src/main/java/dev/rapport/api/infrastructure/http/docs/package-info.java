/**
 * The OpenAPI description as a whole; what each route does is said beside it. May depend on
 * Swagger's model and springdoc.
 */
@NullMarked
package dev.rapport.api.infrastructure.http.docs;

import org.jspecify.annotations.NullMarked;
