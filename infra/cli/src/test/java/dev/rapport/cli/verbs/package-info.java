@NullMarked
package dev.rapport.cli.verbs;

import org.jspecify.annotations.NullMarked;
