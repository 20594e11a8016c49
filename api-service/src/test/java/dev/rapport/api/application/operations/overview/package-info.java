@NullMarked
package dev.rapport.api.application.operations.overview;

import org.jspecify.annotations.NullMarked;
