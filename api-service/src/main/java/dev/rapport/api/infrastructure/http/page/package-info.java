/**
 * The page for operators who would rather look than type: static files over {@code /v1/ops}. May
 * depend on Spring's web support only.
 */
@NullMarked
package dev.rapport.api.infrastructure.http.page;

import org.jspecify.annotations.NullMarked;
