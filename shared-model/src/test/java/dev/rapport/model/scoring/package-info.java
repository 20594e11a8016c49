/** Tests of scoring. */
@NullMarked
package dev.rapport.model.scoring;

import org.jspecify.annotations.NullMarked;
