/** How a command ends: exit codes and failures. Depends on nothing. */
@NullMarked
package dev.rapport.cli.outcome;

import org.jspecify.annotations.NullMarked;
