package dev.rapport.worker.application;

import java.time.Duration;
import java.time.Instant;

/**
 * An operator's order to take nothing new.
 *
 * @param left how long it still holds, by the clock that {@code until} is of
 */
public record PauseOrder(String by, String reason, Instant until, Duration left) {}
