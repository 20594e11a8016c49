/** The fault suite: its command and its runs. May depend on every package below it. */
@NullMarked
package dev.rapport.faults;

import org.jspecify.annotations.NullMarked;
