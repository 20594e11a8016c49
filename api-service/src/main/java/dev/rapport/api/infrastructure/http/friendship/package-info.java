/**
 * Friendship status and suggestions over HTTP. May depend on application.friendship,
 * application.activities, the problems and Spring's web types.
 */
@NullMarked
package dev.rapport.api.infrastructure.http.friendship;

import org.jspecify.annotations.NullMarked;
