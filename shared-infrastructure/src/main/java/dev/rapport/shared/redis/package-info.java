/**
 * How both services reach Redis: bounded, behind a breaker, never needed. May depend on
 * shared-model and settings.
 */
@NullMarked
package dev.rapport.shared.redis;

import org.jspecify.annotations.NullMarked;
