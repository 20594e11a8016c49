/** What tests of the whole service share. */
@NullMarked
package dev.rapport.api.testing;

import org.jspecify.annotations.NullMarked;
