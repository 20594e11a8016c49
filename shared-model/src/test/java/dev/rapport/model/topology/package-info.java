@NullMarked
package dev.rapport.model.topology;

import org.jspecify.annotations.NullMarked;
