package dev.rapport.api.infrastructure.http.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes turns in canonical form: the known fields in a fixed order, without blanks. */
final class LogWriter {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes);
  private final long maxBytes;
  private int turns;

  LogWriter(long maxBytes) {
    this.maxBytes = maxBytes;
    json.writeStartArray();
  }

  /** Leaves the turn out once the log is too long; {@link #isTooLong} tells. */
  void raw(@Nullable String character, String content) {
    if (begin()) {
      field("character", character);
      field("content", content);
      json.writeEndObject();
    }
  }

  void standard(
      @Nullable String speaker, @Nullable Integer turnId, String text, @Nullable String timestamp) {
    if (begin()) {
      field("speaker", speaker);
      if (turnId != null) {
        json.writeName("turn_id").writeNumber(turnId);
      }
      field("text", text);
      field("timestamp", timestamp);
      json.writeEndObject();
    }
  }

  boolean isTooLong() {
    json.flush();
    return bytes.size() > maxBytes;
  }

  String finish() {
    json.writeEndArray();
    json.close();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private boolean begin() {
    turns++;
    if (isTooLong()) {
      return false;
    }
    json.writeStartObject();
    return true;
  }

  private void field(String name, @Nullable String value) {
    if (value != null) {
      json.writeName(name).writeString(value);
    }
  }

  int turns() {
    return turns;
  }
}
