package dev.rapport.api.infrastructure.http.ingest;

import java.time.DateTimeException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** The fields of one turn, each checked as it is taken. */
final class TurnFields {

  private static final int MAX_NAME = 255;

  private final Map<String, Scalar> fields;
  private final String pointer;
  private final Faults faults;

  TurnFields(Map<String, Scalar> fields, String pointer, Faults faults) {
    this.fields = fields;
    this.pointer = pointer;
    this.faults = faults;
  }

  /** What was said; may be blank. */
  String words(String name) {
    Scalar field = fields.get(name);
    if (field == null) {
      faults.add(pointer, "needs character and content, or speaker and text");
      return "";
    }
    String words = field.string();
    if (words == null) {
      faults.add(pointer + "/" + name, "must be a string");
      return "";
    }
    return words;
  }

  @Nullable String required(String name) {
    if (!fields.containsKey(name)) {
      faults.add(pointer + "/" + name, "is required");
    }
    return optional(name);
  }

  @Nullable String optional(String name) {
    Scalar field = fields.get(name);
    if (field == null) {
      return null;
    }
    String text = field.string();
    if (text == null || text.codePointCount(0, text.length()) > MAX_NAME) {
      faults.add(pointer + "/" + name, "must be a string of at most " + MAX_NAME + " characters");
      return null;
    }
    return text;
  }

  @Nullable Integer whole(String name) {
    Scalar field = fields.get(name);
    if (field == null) {
      return null;
    }
    try {
      if (field.token() == JsonToken.VALUE_NUMBER_INT && field.text() != null) {
        return Integer.valueOf(field.text());
      }
    } catch (NumberFormatException e) {
      // Reported below, like any other value that is no whole number.
    }
    faults.add(pointer + "/" + name, "must be a whole number");
    return null;
  }

  /** The timestamp as posted. */
  @Nullable String time() {
    Scalar field = fields.get("timestamp");
    if (field == null) {
      return null;
    }
    String text = field.string();
    try {
      if (text != null) {
        Times.parse(text);
        return text;
      }
    } catch (DateTimeException e) {
      // Reported below, like a value that is no string.
    }
    faults.add(pointer + "/timestamp", Times.EXPECTED);
    return null;
  }
}
