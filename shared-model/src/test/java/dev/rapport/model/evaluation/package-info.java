/**
 * Measures the built-in analysis against dialogues that people labelled; run by {@code
 * infra/evaluate}. Depends on analysis, conversation and scoring.
 */
@NullMarked
package dev.rapport.model.evaluation;

import org.jspecify.annotations.NullMarked;
