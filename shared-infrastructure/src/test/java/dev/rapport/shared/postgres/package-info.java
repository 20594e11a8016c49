@NullMarked
package dev.rapport.shared.postgres;

import org.jspecify.annotations.NullMarked;
