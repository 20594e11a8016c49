/**
 * The system at a glance, and its last half hour. May depend on shared-model and on operations and
 * sweep beside it; knows no framework.
 */
@NullMarked
package dev.rapport.api.application.operations.overview;

import org.jspecify.annotations.NullMarked;
