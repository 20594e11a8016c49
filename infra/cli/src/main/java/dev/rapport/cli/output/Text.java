package dev.rapport.cli.output;

import org.jline.utils.WCWidth;
import tools.jackson.databind.JsonNode;

/** Text from elsewhere, made fit for a terminal's line. */
final class Text {

  private static final char ELLIPSIS = '…';

  private Text() {}

  /** A field as text; empty when it is missing or null. */
  static String of(JsonNode parent, String field) {
    JsonNode value = parent.path(field);
    return clean(value.isValueNode() && !value.isNull() ? value.asString() : "");
  }

  /** On one line, and without what would steer the terminal: an error's text may say anything. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().map(Text::harmless).forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }

  /** Columns the text takes on a terminal. */
  static int width(String text) {
    return text.codePoints().map(codePoint -> Math.max(0, WCWidth.wcwidth(codePoint))).sum();
  }

  /** The text in at most so many columns. */
  static String fit(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    StringBuilder fitting = new StringBuilder();
    int used = 1;
    for (int codePoint : text.codePoints().toArray()) {
      used += Math.max(0, WCWidth.wcwidth(codePoint));
      if (used > columns) {
        break;
      }
      fitting.appendCodePoint(codePoint);
    }
    return fitting.append(ELLIPSIS).toString();
  }

  private static int harmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
      case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
          '?';
      default -> codePoint;
    };
  }
}
