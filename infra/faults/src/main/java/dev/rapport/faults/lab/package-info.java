/**
 * The servers and services under test, and the suite's own ways into them. Depends on process and
 * proxy.
 */
@NullMarked
package dev.rapport.faults.lab;

import org.jspecify.annotations.NullMarked;
