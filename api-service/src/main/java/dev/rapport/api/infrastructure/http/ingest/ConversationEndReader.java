package dev.rapport.api.infrastructure.http.ingest;

import dev.rapport.api.application.ingest.ConversationEnd;
import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.Fault;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import dev.rapport.api.settings.IngestSettings;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonToken;

/** Reads a posted conversation end in one pass; keeps no tree of it. */
final class ConversationEndReader {

  private static final Set<String> LOG_NAMES = Set.of("conversation_log", "conversation_logs");

  private final IngestSettings settings;

  ConversationEndReader(IngestSettings settings) {
    this.settings = settings;
  }

  /**
   * @throws RefusedException with 400, 408, 413, or with 422 and every fault
   */
  ConversationEnd read(InputStream body) {
    Faults faults = new Faults();
    try (StrictJson json = new StrictJson(body)) {
      if (json.next() != JsonToken.START_OBJECT) {
        throw notAnObject(json);
      }
      EndFields fields = fields(json, faults);
      if (json.next() != null) {
        throw new RefusedException(ErrorCode.MALFORMED_JSON, "something follows the object");
      }
      return fields.end();
    }
  }

  private EndFields fields(StrictJson json, Faults faults) {
    LogReader logs = new LogReader(faults, settings.maxTurns(), settings.maxLog().toBytes());
    Map<String, Scalar> fields = new HashMap<>();
    String log = null;
    String logName = null;
    while (json.next() != JsonToken.END_OBJECT) {
      String name = json.name();
      if (!LOG_NAMES.contains(name)) {
        remember(fields, name, Scalar.read(json));
      } else if (logName == null) {
        logName = name;
        log = logs.read(json, "/" + name);
      } else {
        faults.add("/" + name, "is given as " + logName + " already");
        json.next();
        json.skip();
      }
    }
    if (logName == null) {
      faults.add("/conversation_log", "is required");
    }
    return new EndFields(fields, log, faults);
  }

  private static void remember(Map<String, Scalar> fields, String name, Scalar value) {
    if (EndFields.KNOWN.contains(name) && !value.isNull()) {
      fields.put(name, value);
    }
  }

  private static RefusedException notAnObject(StrictJson json) {
    if (json.current() == null) {
      return new RefusedException(ErrorCode.MALFORMED_JSON, "the body is empty");
    }
    return RefusedException.invalid(List.of(new Fault("", "must be an object")));
  }
}
