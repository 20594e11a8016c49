/**
 * What a conversation is worth and what it does to a friendship: pure functions of values. Depends
 * on nothing.
 */
@NullMarked
package dev.rapport.model.scoring;

import org.jspecify.annotations.NullMarked;
