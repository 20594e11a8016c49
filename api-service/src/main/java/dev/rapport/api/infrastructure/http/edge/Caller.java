package dev.rapport.api.infrastructure.http.edge;

/**
 * Who calls.
 *
 * @param name as in the tokens file; kept with what the caller does
 */
record Caller(String name, Role role) {}
