/** Processes that are started, signalled and restarted. Depends on nothing. */
@NullMarked
package dev.rapport.faults.process;

import org.jspecify.annotations.NullMarked;
