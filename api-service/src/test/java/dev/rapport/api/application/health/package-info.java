/** Tests. */
@NullMarked
package dev.rapport.api.application.health;

import org.jspecify.annotations.NullMarked;
