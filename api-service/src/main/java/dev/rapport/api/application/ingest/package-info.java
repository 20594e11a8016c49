/**
 * Takes conversation ends in: stores each once, in groups, and hints at it. May depend on
 * shared-model only; knows no framework.
 */
@NullMarked
package dev.rapport.api.application.ingest;

import org.jspecify.annotations.NullMarked;
