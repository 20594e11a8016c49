package dev.rapport.api.application.operations;

/**
 * Who changes something by hand.
 *
 * @param name of the token
 * @param requestId of the request that does it
 */
public record Operator(String name, String role, String requestId) {}
