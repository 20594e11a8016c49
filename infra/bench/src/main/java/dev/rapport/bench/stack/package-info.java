/** The running system: its servers, its processes and what they take. */
@NullMarked
package dev.rapport.bench.stack;

import org.jspecify.annotations.NullMarked;
