/** The command {@code rapport}: where it begins and how it ends. */
@NullMarked
package dev.rapport.cli;

import org.jspecify.annotations.NullMarked;
