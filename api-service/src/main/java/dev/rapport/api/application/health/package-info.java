/**
 * Whether what this service needs is there and as it should be. May depend on shared-model only;
 * knows no framework.
 */
@NullMarked
package dev.rapport.api.application.health;

import org.jspecify.annotations.NullMarked;
