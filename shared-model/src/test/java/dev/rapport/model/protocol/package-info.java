/** The delivery protocol as a model, and a checker that visits every state it can be in. */
@NullMarked
package dev.rapport.model.protocol;

import org.jspecify.annotations.NullMarked;
