@NullMarked
package dev.rapport.cli.output;

import org.jspecify.annotations.NullMarked;
