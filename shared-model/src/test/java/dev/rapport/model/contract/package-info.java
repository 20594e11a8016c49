@NullMarked
package dev.rapport.model.contract;

import org.jspecify.annotations.NullMarked;
