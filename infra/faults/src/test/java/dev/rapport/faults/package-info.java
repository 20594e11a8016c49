/** Tests of the command. */
@NullMarked
package dev.rapport.faults;

import org.jspecify.annotations.NullMarked;
