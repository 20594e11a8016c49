/** Tests of what is read from files and from /proc. */
@NullMarked
package dev.rapport.bench.stack;

import org.jspecify.annotations.NullMarked;
