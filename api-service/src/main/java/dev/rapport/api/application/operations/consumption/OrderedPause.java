package dev.rapport.api.application.operations.consumption;

import java.time.Instant;

/** The order of an operator to consume nothing new. */
public record OrderedPause(String by, String reason, Instant since, Instant until) {}
