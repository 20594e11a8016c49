/** Brings alerts to the people on call. May depend on shared-model only; knows no framework. */
@NullMarked
package dev.rapport.api.application.alerts;

import org.jspecify.annotations.NullMarked;
