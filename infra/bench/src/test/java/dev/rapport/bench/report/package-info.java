/** Tests of the arithmetic. */
@NullMarked
package dev.rapport.bench.report;

import org.jspecify.annotations.NullMarked;
