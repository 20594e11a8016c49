package dev.rapport.api.application.operations;

/** The version of this build, {@code development} where it was not built as a jar. */
public record BuildVersion(String name) {}
