/**
 * {@code GET /v1/health} and {@code GET /v1/health/live}. May depend on application.health and
 * Spring's web types.
 */
@NullMarked
package dev.rapport.api.infrastructure.http.health;

import org.jspecify.annotations.NullMarked;
