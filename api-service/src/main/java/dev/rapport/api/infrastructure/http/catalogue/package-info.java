/**
 * The editable catalogue over HTTP. May depend on application.activities, the problems and Spring's
 * web types.
 */
@NullMarked
package dev.rapport.api.infrastructure.http.catalogue;

import org.jspecify.annotations.NullMarked;
