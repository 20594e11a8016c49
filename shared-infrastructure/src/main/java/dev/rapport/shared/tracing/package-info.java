/**
 * Spans over OTLP, and the trace context that a row keeps. Everything is a parent by name, nothing
 * a matter of threads. Depends on OpenTelemetry only.
 */
@NullMarked
package dev.rapport.shared.tracing;

import org.jspecify.annotations.NullMarked;
