/** Tests of conversation. */
@NullMarked
package dev.rapport.model.conversation;

import org.jspecify.annotations.NullMarked;
