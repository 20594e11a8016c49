/** Measures the system, and the machine it runs on. */
@NullMarked
package dev.rapport.bench;

import org.jspecify.annotations.NullMarked;
