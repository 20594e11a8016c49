/** What both services tell about themselves. Depends on Micrometer only. */
@NullMarked
package dev.rapport.shared.metrics;

import org.jspecify.annotations.NullMarked;
