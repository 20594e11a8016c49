package dev.rapport.model.activities;

import java.time.Instant;

/** A proposal that was computed before, and when it was put into the cache. */
public record KeptCandidates(CandidateSet candidates, Instant computedAt) {}
