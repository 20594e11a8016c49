@NullMarked
package dev.rapport.api.application.operations.verify;

import org.jspecify.annotations.NullMarked;
