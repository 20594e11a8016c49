/** Tests. */
@NullMarked
package dev.rapport.api.application.publishing;

import org.jspecify.annotations.NullMarked;
