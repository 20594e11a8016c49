/** Tests. */
@NullMarked
package dev.rapport.api.application.sweep;

import org.jspecify.annotations.NullMarked;
