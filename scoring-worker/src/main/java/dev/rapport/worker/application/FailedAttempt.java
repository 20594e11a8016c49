package dev.rapport.worker.application;

/** An attempt that ended without a score. */
public record FailedAttempt(ClaimedEvent event, Failure failure) {}
