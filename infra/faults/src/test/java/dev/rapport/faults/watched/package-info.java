/**
 * What the two services tell about themselves, seen from outside: metrics, traces, logs and alerts
 * of real processes.
 */
@NullMarked
package dev.rapport.faults.watched;

import org.jspecify.annotations.NullMarked;
