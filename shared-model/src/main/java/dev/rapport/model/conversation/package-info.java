/** What was said: turns as posted, and the standard log derived from them. Depends on nothing. */
@NullMarked
package dev.rapport.model.conversation;

import org.jspecify.annotations.NullMarked;
