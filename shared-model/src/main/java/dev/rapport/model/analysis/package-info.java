/**
 * The analysis that needs no key and no network: rules and small lexicons for English and
 * Vietnamese. Depends on conversation and scoring.
 */
@NullMarked
package dev.rapport.model.analysis;

import org.jspecify.annotations.NullMarked;
