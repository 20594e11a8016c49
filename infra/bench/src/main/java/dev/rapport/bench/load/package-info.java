/** Posts conversations with as little CPU as it can, from one thread. */
@NullMarked
package dev.rapport.bench.load;

import org.jspecify.annotations.NullMarked;
