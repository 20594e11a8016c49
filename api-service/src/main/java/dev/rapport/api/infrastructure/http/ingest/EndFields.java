package dev.rapport.api.infrastructure.http.ingest;

import dev.rapport.api.application.ingest.ConversationEnd;
import dev.rapport.api.application.ingest.ConversationEnd.Bot;
import dev.rapport.model.conversation.BotType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a conversation end beside its log, each checked as it is taken. */
final class EndFields {

  static final Set<String> KNOWN =
      Set.of(
          "conversation_id",
          "user_id",
          "profile_id",
          "bot_type",
          "bot_id",
          "bot_name",
          "agent_tag",
          "start_time",
          "end_time");

  private static final int MIN_ID = 3;
  private static final int MAX_TEXT = 255;
  private static final int MAX_BOT_TYPE = 50;
  private static final Duration LONGEST = Duration.ofDays(366);

  private final Map<String, Scalar> fields;
  private final @Nullable String log;
  private final Faults faults;

  EndFields(Map<String, Scalar> fields, @Nullable String log, Faults faults) {
    this.fields = fields;
    this.log = log;
    this.faults = faults;
  }

  ConversationEnd end() {
    String conversationId = id("conversation_id");
    String userId = userId();
    Bot bot =
        new Bot(
            botType(),
            text("bot_id", MAX_TEXT),
            text("bot_name", MAX_TEXT),
            text("agent_tag", MAX_TEXT));
    Instant start = time("start_time");
    Instant end = time("end_time");
    checkOrder(start, end);
    faults.throwIfAny();
    if (conversationId == null || userId == null || start == null || end == null || log == null) {
      throw new IllegalStateException("a missing field is a fault");
    }
    return new ConversationEnd(conversationId, userId, bot, start, end, log);
  }

  private @Nullable String userId() {
    boolean both = fields.containsKey("user_id") && fields.containsKey("profile_id");
    String alias = fields.containsKey("profile_id") ? id("profile_id") : null;
    String userId = both || alias == null ? id("user_id") : alias;
    if (both && userId != null && alias != null && !userId.equals(alias)) {
      faults.add("/profile_id", "differs from user_id");
    }
    return userId;
  }

  private @Nullable String id(String name) {
    if (!fields.containsKey(name)) {
      faults.add("/" + name, "is required");
      return null;
    }
    String id = text(name, MAX_TEXT);
    if (id != null && length(id) < MIN_ID) {
      faults.add("/" + name, "must have at least " + MIN_ID + " characters");
    } else if (id == null && isBlank(name)) {
      faults.add("/" + name, "must not be blank");
    }
    return id;
  }

  private @Nullable String botType() {
    String posted = text("bot_type", MAX_BOT_TYPE);
    if (posted == null) {
      return null;
    }
    String name = BotType.normalise(posted).name();
    if (length(name) > MAX_BOT_TYPE) {
      faults.add("/bot_type", "must have at most " + MAX_BOT_TYPE + " characters");
    }
    return name;
  }

  /** The text of an optional field; null where it is absent, blank or wrong. */
  private @Nullable String text(String name, int longest) {
    Scalar field = fields.get(name);
    if (field == null) {
      return null;
    }
    String text = field.string();
    if (text == null) {
      faults.add("/" + name, "must be a string");
    } else if (length(text) > longest) {
      faults.add("/" + name, "must have at most " + longest + " characters");
    } else if (text.chars().anyMatch(Character::isISOControl)) {
      faults.add("/" + name, "must not hold control characters");
    } else if (!text.isBlank()) {
      return text;
    }
    return null;
  }

  private boolean isBlank(String name) {
    Scalar field = fields.get(name);
    String text = field == null ? null : field.string();
    return text != null && length(text) <= MAX_TEXT && text.isBlank();
  }

  private @Nullable Instant time(String name) {
    Scalar field = fields.get(name);
    if (field == null) {
      faults.add("/" + name, "is required");
      return null;
    }
    String text = field.string();
    try {
      if (text != null) {
        return Times.parse(text);
      }
    } catch (DateTimeException e) {
      // Reported below, like a value that is no string.
    }
    faults.add("/" + name, Times.EXPECTED);
    return null;
  }

  private void checkOrder(@Nullable Instant start, @Nullable Instant end) {
    if (start == null || end == null) {
      return;
    }
    if (!end.isAfter(start)) {
      faults.add("/end_time", "must be after start_time");
    } else if (Duration.between(start, end).compareTo(LONGEST) > 0) {
      faults.add("/end_time", "must be at most " + LONGEST.toDays() + " days after start_time");
    }
  }

  /** In characters as people count them, and as PostgreSQL does. */
  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
