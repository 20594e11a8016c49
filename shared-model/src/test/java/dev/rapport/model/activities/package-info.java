/** Tests of activities. */
@NullMarked
package dev.rapport.model.activities;

import org.jspecify.annotations.NullMarked;
