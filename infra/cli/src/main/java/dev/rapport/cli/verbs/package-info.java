/** What can be typed: one class for each noun, one method for each verb. */
@NullMarked
package dev.rapport.cli.verbs;

import org.jspecify.annotations.NullMarked;
