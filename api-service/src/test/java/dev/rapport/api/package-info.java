/** Tests. */
@NullMarked
package dev.rapport.api;

import org.jspecify.annotations.NullMarked;
