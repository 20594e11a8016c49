/** The scoring side: consumes, analyses, applies, caches. May depend on everything below it. */
@NullMarked
package dev.rapport.worker;

import org.jspecify.annotations.NullMarked;
