@NullMarked
package dev.rapport.shared.redis;

import org.jspecify.annotations.NullMarked;
