package dev.rapport.api.infrastructure.broken;

import dev.rapport.api.infrastructure.http.problem.ErrorCode;

/** An adapter that shows itself and knows another one. */
public record PublicAdapter(ErrorCode code) {}
