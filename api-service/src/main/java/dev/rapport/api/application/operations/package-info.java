/**
 * What operators do and see: dead letters, replays, consumption, checks. May depend on shared-model
 * only; knows no framework.
 */
@NullMarked
package dev.rapport.api.application.operations;

import org.jspecify.annotations.NullMarked;
