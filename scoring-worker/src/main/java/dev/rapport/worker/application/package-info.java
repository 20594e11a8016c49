/**
 * What becomes of a delivery: the pipeline, its closed set of outcomes, and the ports it needs.
 * Depends on shared-model only; knows no framework.
 */
@NullMarked
package dev.rapport.worker.application;

import org.jspecify.annotations.NullMarked;
