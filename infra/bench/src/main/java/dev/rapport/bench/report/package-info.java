/** Figures, tables and plots. */
@NullMarked
package dev.rapport.bench.report;

import org.jspecify.annotations.NullMarked;
