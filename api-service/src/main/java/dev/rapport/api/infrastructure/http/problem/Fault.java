package dev.rapport.api.infrastructure.http.problem;

/**
 * One thing wrong with a request's body.
 *
 * @param pointer where, as a JSON pointer
 * @param message what; never repeats the value
 */
public record Fault(String pointer, String message) {}
