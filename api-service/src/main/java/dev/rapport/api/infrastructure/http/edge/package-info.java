/**
 * What every request passes: its id, who calls, how often, and the form of every error. May depend
 * on the problems, the settings, Spring's web types and Spring Security.
 */
@NullMarked
package dev.rapport.api.infrastructure.http.edge;

import org.jspecify.annotations.NullMarked;
