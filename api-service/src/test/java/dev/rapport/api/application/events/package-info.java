/** Tests. */
@NullMarked
package dev.rapport.api.application.events;

import org.jspecify.annotations.NullMarked;
