package dev.rapport.api.infrastructure.http.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads the array of turns, each raw or standard as its fields say. */
final class LogReader {

  private static final Set<String> KNOWN =
      Set.of("character", "content", "speaker", "turn_id", "text", "timestamp");

  private final Faults faults;
  private final int maxTurns;
  private final long maxBytes;

  LogReader(Faults faults, int maxTurns, long maxBytes) {
    this.faults = faults;
    this.maxTurns = maxTurns;
    this.maxBytes = maxBytes;
  }

  /** The log in canonical form; standing before its value, this reads on to its end. */
  @Nullable String read(StrictJson json, String pointer) {
    if (json.next() != JsonToken.START_ARRAY) {
      faults.add(pointer, "must be an array of turns");
      json.skip();
      return null;
    }
    LogWriter log = new LogWriter(maxBytes);
    int index = 0;
    while (json.next() != JsonToken.END_ARRAY) {
      if (index < maxTurns) {
        turn(json, pointer + "/" + index, log);
      } else {
        json.skip();
      }
      index++;
    }
    if (index > maxTurns) {
      faults.add(pointer, "must have at most " + maxTurns + " turns");
    }
    String text = log.finish();
    if (log.isTooLong()) {
      faults.add(pointer, "must have at most " + maxBytes + " bytes");
    }
    return text;
  }

  private void turn(StrictJson json, String pointer, LogWriter log) {
    if (json.current() != JsonToken.START_OBJECT) {
      faults.add(pointer, "must be an object");
      json.skip();
      return;
    }
    Map<String, Scalar> fields = new HashMap<>();
    while (json.next() != JsonToken.END_OBJECT) {
      String name = json.name();
      Scalar value = Scalar.read(json);
      if (KNOWN.contains(name) && !value.isNull()) {
        fields.put(name, value);
      }
    }
    TurnFields turn = new TurnFields(fields, pointer, faults);
    boolean standard = fields.containsKey("text") || fields.containsKey("speaker");
    if (standard && !fields.containsKey("content")) {
      log.standard(
          turn.required("speaker"), turn.whole("turn_id"), turn.words("text"), turn.time());
    } else {
      log.raw(turn.optional("character"), turn.words("content"));
    }
  }
}
