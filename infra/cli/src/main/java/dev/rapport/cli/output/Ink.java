package dev.rapport.cli.output;

/** Colours, which underline what the words say already. */
enum Ink {
  PLAIN(""),
  BOLD("\033[1m"),
  DIM("\033[2m"),
  GOOD("\033[32m"),
  WARN("\033[33m"),
  BAD("\033[31m");

  private static final String END = "\033[0m";

  private final String begin;

  Ink(String begin) {
    this.begin = begin;
  }

  String paint(String text, boolean colours) {
    return colours && this != PLAIN && !text.isEmpty() ? begin + text + END : text;
  }

  /** The colour of a state. */
  static Ink of(String state) {
    return switch (state) {
      case "OK", "DONE", "COMPLETED", "PROCESSED", "SCORED", "CONSUMING" -> GOOD;
      case "WARN", "PAUSED", "STARTING", "STOPPING", "SKIPPED", "PLANNED", "NOT_PUBLISHED" -> WARN;
      case "FAIL", "FAILED", "FAILED_AGAIN", "HALTED", "GONE", "EXPIRED", "CANCELLED" -> BAD;
      case "WAITING", "ARCHIVED", "PURGED" -> DIM;
      default -> PLAIN;
    };
  }
}
