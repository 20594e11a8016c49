/** Dies in every crash window of the protocol, with real processes, and looks at what is left. */
@NullMarked
package dev.rapport.faults.crash;

import org.jspecify.annotations.NullMarked;
