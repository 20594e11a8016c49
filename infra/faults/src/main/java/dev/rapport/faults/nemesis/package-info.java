/** The faults, and who injects, heals and measures them. May depend on lab and load. */
@NullMarked
package dev.rapport.faults.nemesis;

import org.jspecify.annotations.NullMarked;
