/** Settings that refuse to be wrong. Depends on nothing. */
@NullMarked
package dev.rapport.shared.settings;

import org.jspecify.annotations.NullMarked;
