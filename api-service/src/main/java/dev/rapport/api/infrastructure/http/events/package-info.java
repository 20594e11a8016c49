/**
 * Conversations and events as seen over HTTP. May depend on application.events, the problems and
 * Spring's web types.
 */
@NullMarked
package dev.rapport.api.infrastructure.http.events;

import org.jspecify.annotations.NullMarked;
