package dev.rapport.cli.connection;

import tools.jackson.databind.JsonNode;

/**
 * What the API answered.
 *
 * @param text the body as it came
 * @param json the same, read
 */
public record Answer(String text, JsonNode json) {}
