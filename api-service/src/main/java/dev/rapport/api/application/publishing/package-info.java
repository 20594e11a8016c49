/**
 * Brings stored events to the broker: the queue of hints, the relay, the thread that does both. May
 * depend on shared-model and on the hints' port of ingest; knows no framework.
 */
@NullMarked
package dev.rapport.api.application.publishing;

import org.jspecify.annotations.NullMarked;
