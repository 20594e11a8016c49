/**
 * {@code POST /v1/conversations/end}: reads the body as a stream within its limits and answers. May
 * depend on application.ingest, the problems, the settings, Spring's web types and Jackson.
 */
@NullMarked
package dev.rapport.api.infrastructure.http.ingest;

import org.jspecify.annotations.NullMarked;
