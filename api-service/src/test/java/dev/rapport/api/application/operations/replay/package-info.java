/** Tests of the package of the same name. */
@NullMarked
package dev.rapport.api.application.operations.replay;

import org.jspecify.annotations.NullMarked;
