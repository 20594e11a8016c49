/**
 * What to do in the next session: a pure function of catalogue, status and a random source. Depends
 * on scoring.
 */
@NullMarked
package dev.rapport.model.activities;

import org.jspecify.annotations.NullMarked;
