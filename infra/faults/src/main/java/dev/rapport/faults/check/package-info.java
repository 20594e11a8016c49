/** What must be true when all is quiet. May depend on lab and load. */
@NullMarked
package dev.rapport.faults.check;

import org.jspecify.annotations.NullMarked;
