package dev.rapport.cli.verbs;

import dev.rapport.cli.connection.Json;
import dev.rapport.cli.connection.Query;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which dead letters; all conditions hold at once. */
class DeadLetterFilter {

  /** States of a dead letter, and all of them. */
  enum State {
    OPEN,
    ARCHIVED,
    REPLAYED,
    PURGED,
    ALL
  }

  /** Who declared it dead. */
  enum Source {
    WORKER,
    BROKER,
    MESSAGE
  }

  @Option(
      names = "--id",
      split = ",",
      paramLabel = "ID",
      order = 1,
      description = "Dead letters with these ids.")
  List<Long> ids = List.of();

  @Option(
      names = "--event",
      split = ",",
      paramLabel = "ID",
      order = 2,
      description = "Of these events.")
  List<Long> events = List.of();

  @Option(names = "--user", paramLabel = "ID", order = 3, description = "Of this user.")
  @Nullable String user;

  @Option(
      names = "--conversation",
      paramLabel = "ID",
      order = 4,
      description = "Of this conversation.")
  @Nullable String conversation;

  @Option(names = "--error", paramLabel = "CODE", order = 5, description = "With this error code.")
  @Nullable String error;

  @Option(
      names = "--fingerprint",
      paramLabel = "F",
      order = 6,
      description = "Of this cause; dlq groups lists them.")
  @Nullable String fingerprint;

  @Option(names = "--bot-type", paramLabel = "TYPE", order = 7, description = "Of this bot type.")
  @Nullable String botType;

  @Option(
      names = "--worker",
      paramLabel = "NAME",
      order = 8,
      description = "Given up by this worker.")
  @Nullable String worker;

  @Option(
      names = "--source",
      paramLabel = "WHO",
      order = 9,
      description = "Declared dead by: ${COMPLETION-CANDIDATES}.")
  @Nullable Source source;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      order = 10,
      description = "Died since: 2h (ago), or 2026-11-23T08:00:00Z, or 2026-11-23 (UTC).")
  @Nullable Instant since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      order = 11,
      description = "Died before; as --since.")
  @Nullable Instant until;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      order = 12,
      description = "${COMPLETION-CANDIDATES}. Default: OPEN; for restore and purge ARCHIVED.")
  @Nullable State state;

  /** Whether nothing narrows it down; a state alone does not. */
  boolean isEmpty() {
    return body().without("state").isEmpty();
  }

  Query query() {
    return new Query()
        .withEach("id", ids)
        .withEach("event_id", events)
        .with("user_id", user)
        .with("conversation_id", conversation)
        .with("error_code", error)
        .with("fingerprint", fingerprint)
        .with("bot_type", botType)
        .with("worker", worker)
        .with("source", source)
        .with("since", since)
        .with("until", until)
        .with("state", state);
  }

  /** The filter as the body of a write has it. */
  ObjectNode body() {
    ObjectNode body = Json.object();
    putEach(body, "id", ids);
    putEach(body, "event_id", events);
    put(body, "user_id", user);
    put(body, "conversation_id", conversation);
    put(body, "error_code", error);
    put(body, "fingerprint", fingerprint);
    put(body, "bot_type", botType);
    put(body, "worker", worker);
    put(body, "source", source);
    put(body, "since", since);
    put(body, "until", until);
    put(body, "state", state);
    return body;
  }

  private static void put(ObjectNode body, String name, @Nullable Object value) {
    if (value != null) {
      body.put(name, value.toString());
    }
  }

  private static void putEach(ObjectNode body, String name, List<Long> values) {
    if (!values.isEmpty()) {
      ArrayNode array = body.putArray(name);
      values.forEach(array::add);
    }
  }
}
