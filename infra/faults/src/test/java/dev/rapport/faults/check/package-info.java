/** Tests of the package of that name. */
@NullMarked
package dev.rapport.faults.check;

import org.jspecify.annotations.NullMarked;
