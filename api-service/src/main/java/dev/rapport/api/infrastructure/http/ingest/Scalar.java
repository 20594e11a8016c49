package dev.rapport.api.infrastructure.http.ingest;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * A value that should not have children.
 *
 * @param token its kind
 * @param text what it says; null for an object or an array, which is passed over
 */
record Scalar(JsonToken token, @Nullable String text) {

  /** Standing before the value, this reads on to its end. */
  static Scalar read(StrictJson json) {
    JsonToken token = json.next();
    if (token == null || token.isStructStart()) {
      json.skip();
      return new Scalar(JsonToken.START_OBJECT, null);
    }
    return new Scalar(token, json.text());
  }

  boolean isNull() {
    return token == JsonToken.VALUE_NULL;
  }

  /** The text of a JSON string; null for any other kind. */
  @Nullable String string() {
    return token == JsonToken.VALUE_STRING ? text : null;
  }
}
