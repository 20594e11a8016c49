/** What the machine can do of each step alone. */
@NullMarked
package dev.rapport.bench.limits;

import org.jspecify.annotations.NullMarked;
