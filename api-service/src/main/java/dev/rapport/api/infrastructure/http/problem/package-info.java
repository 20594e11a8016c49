/**
 * Every error this service answers with: the codes, and their form as RFC 9457 problems. Depends on
 * Spring's web types and Jackson.
 */
@NullMarked
package dev.rapport.api.infrastructure.http.problem;

import org.jspecify.annotations.NullMarked;
