/**
 * Takes what Alertmanager sends. May depend on the application and on the package problem beside
 * it.
 */
@NullMarked
package dev.rapport.api.infrastructure.http.alerts;

import org.jspecify.annotations.NullMarked;
