/**
 * What can be told of a stored event: its data, its timeline, where it is and why. May depend on
 * shared-model, the publisher's state and the consumption's board; knows no framework.
 */
@NullMarked
package dev.rapport.api.application.events;

import org.jspecify.annotations.NullMarked;
