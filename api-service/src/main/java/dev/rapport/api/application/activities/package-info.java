/**
 * What to propose to a child at the next session. May depend on application.friendship and
 * shared-model; knows no framework.
 */
@NullMarked
package dev.rapport.api.application.activities;

import org.jspecify.annotations.NullMarked;
