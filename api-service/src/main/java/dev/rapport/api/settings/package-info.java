/**
 * The settings of the api-service, each with its bounds; a bad value refuses to start. May depend
 * on the application and shared-infrastructure.
 */
@NullMarked
package dev.rapport.api.settings;

import org.jspecify.annotations.NullMarked;
