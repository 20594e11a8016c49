/** Tests of the package of that name. */
@NullMarked
package dev.rapport.faults.mistakes;

import org.jspecify.annotations.NullMarked;
