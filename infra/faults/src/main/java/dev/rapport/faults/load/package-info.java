/** Who posts, what they posted and what they were answered. May depend on lab. */
@NullMarked
package dev.rapport.faults.load;

import org.jspecify.annotations.NullMarked;
