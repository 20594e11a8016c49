/** Tests of the failpoints. */
@NullMarked
package dev.rapport.shared.faults;

import org.jspecify.annotations.NullMarked;
