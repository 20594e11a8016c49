/** Tests of the worker as a whole. */
@NullMarked
package dev.rapport.worker;

import org.jspecify.annotations.NullMarked;
