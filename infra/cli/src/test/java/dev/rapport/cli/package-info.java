@NullMarked
package dev.rapport.cli;

import org.jspecify.annotations.NullMarked;
