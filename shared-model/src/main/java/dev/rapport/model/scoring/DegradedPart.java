package dev.rapport.model.scoring;

/**
 * A part of an analysis that failed and was replaced by its neutral value.
 *
 * @param part {@code questions}, {@code emotion} or {@code memories}
 * @param cause why, in a few words; never conversation text
 */
public record DegradedPart(String part, String cause) {}
