/** Tests of analysis. */
@NullMarked
package dev.rapport.model.analysis;

import org.jspecify.annotations.NullMarked;
