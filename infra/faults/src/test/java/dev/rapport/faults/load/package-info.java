/** Tests of the package of that name. */
@NullMarked
package dev.rapport.faults.load;

import org.jspecify.annotations.NullMarked;
