/** What a run tells its reader. May depend on load, nemesis and check. */
@NullMarked
package dev.rapport.faults.report;

import org.jspecify.annotations.NullMarked;
