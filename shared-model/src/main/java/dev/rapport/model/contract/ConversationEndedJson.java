package dev.rapport.model.contract;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads {@link ConversationEnded}. Fields may be added within a schema version; a reader
 * ignores those it does not know, and refuses a version it does not know.
 */
public final class ConversationEndedJson {

  /** The newest schema version, the one that is written. */
  public static final int SCHEMA_VERSION = 1;

  /** The longest body that is written or read, in bytes. */
  public static final int MAX_BYTES = 1024;

  private static final int MAX_DEPTH = 4;

  private static final int CUT_LENGTH = 80;

  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_BYTES)
                          .maxNumberLength(20)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  /** The body of a message. Ids that would make it too long are cut: the event's own decides. */
  public byte[] write(ConversationEnded event) {
    byte[] body = write(event, event.conversationId(), event.userId());
    return body.length <= MAX_BYTES
        ? body
        : write(event, cut(event.conversationId()), cut(event.userId()));
  }

  private byte[] write(ConversationEnded event, String conversationId, String userId) {
    var node =
        json.createObjectNode()
            .put("schema_version", SCHEMA_VERSION)
            .put("event_id", event.eventId().value())
            .put("conversation_id", conversationId)
            .put("user_id", userId)
            .put("attempt", event.attempt());
    if (event.botType() != null) {
      node.put("bot_type", event.botType());
    }
    if (event.traceparent() != null) {
      node.put("traceparent", event.traceparent());
    }
    return json.writeValueAsBytes(node);
  }

  private static String cut(String id) {
    int end = Math.min(id.length(), CUT_LENGTH);
    return id.codePoints()
            .limit(id.codePointCount(0, end))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        + "…";
  }

  /**
   * The event in a message body.
   *
   * @throws UnreadableMessageException if it is too long, no JSON object, of an unknown version, or
   *     lacks a field
   */
  public ConversationEnded read(byte[] body) {
    if (body.length > MAX_BYTES) {
      throw new UnreadableMessageException(
          "the body has " + body.length + " bytes, more than " + MAX_BYTES);
    }
    JsonNode node = tree(body);
    int version = whole(node, "schema_version");
    if (version != SCHEMA_VERSION) {
      throw new UnreadableMessageException("unknown schema_version " + version);
    }
    return new ConversationEnded(
        eventId(node),
        text(node, "conversation_id"),
        text(node, "user_id"),
        optionalText(node, "bot_type"),
        node.has("attempt") ? whole(node, "attempt") : 0,
        optionalText(node, "traceparent"));
  }

  private JsonNode tree(byte[] body) {
    try {
      JsonNode node = json.readTree(body);
      if (!node.isObject()) {
        throw new UnreadableMessageException("the body is not a JSON object");
      }
      return node;
    } catch (JacksonException e) {
      throw new UnreadableMessageException("the body is not valid JSON");
    }
  }

  private static EventId eventId(JsonNode node) {
    JsonNode value = node.path("event_id");
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() <= 0) {
      throw new UnreadableMessageException("event_id is not a positive whole number");
    }
    return new EventId(value.longValue());
  }

  private static int whole(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new UnreadableMessageException(field + " is not a whole number");
    }
    return value.intValue();
  }

  private static String text(JsonNode node, String field) {
    return Optional.ofNullable(optionalText(node, field))
        .orElseThrow(() -> new UnreadableMessageException(field + " is missing"));
  }

  private static @Nullable String optionalText(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      throw new UnreadableMessageException(field + " is not a string");
    }
    return value.stringValue();
  }
}
