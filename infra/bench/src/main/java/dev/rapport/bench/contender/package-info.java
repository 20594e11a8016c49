/** What is measured: Rapport, and the design it replaces. */
@NullMarked
package dev.rapport.bench.contender;

import org.jspecify.annotations.NullMarked;
