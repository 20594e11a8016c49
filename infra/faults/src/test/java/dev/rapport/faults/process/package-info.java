/** Tests of the package of that name. */
@NullMarked
package dev.rapport.faults.process;

import org.jspecify.annotations.NullMarked;
