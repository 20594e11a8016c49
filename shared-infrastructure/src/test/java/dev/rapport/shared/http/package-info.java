/** Tests. */
@NullMarked
package dev.rapport.shared.http;

import org.jspecify.annotations.NullMarked;
