/**
 * Replays: planned, driven in stages, halted. May depend on application.operations and
 * shared-model; knows no framework.
 */
@NullMarked
package dev.rapport.api.application.operations.replay;

import org.jspecify.annotations.NullMarked;
