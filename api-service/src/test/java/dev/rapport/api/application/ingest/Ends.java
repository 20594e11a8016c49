package dev.rapport.api.application.ingest;

import dev.rapport.api.application.ingest.ConversationEnd.Bot;
import dev.rapport.model.contract.EventStatus;
import java.time.Duration;
import java.time.Instant;

/** Conversation ends for tests. */
public final class Ends {

  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  private Ends() {}

  public static ConversationEnd end(String conversationId, String words) {
    return end(conversationId, words, "TALK");
  }

  static ConversationEnd end(String conversationId, String words, String botType) {
    return new ConversationEnd(
        conversationId,
        "user-1",
        new Bot(botType, "bot-1", null, null),
        START,
        START.plusSeconds(60),
        "[{\"character\":\"USER\",\"content\":\"" + words + "\"}]");
  }

  public static NewEvent event(String conversationId, String words) {
    return event(conversationId, conversationId, words);
  }

  /** An event stored under another id than the posted one. */
  public static NewEvent event(String postedId, String storedId, String words) {
    ConversationEnd end = end(postedId, words);
    return new NewEvent(
        end, ContentHash.of(end), storedId, EventStatus.PENDING, Duration.ofSeconds(15), null);
  }
}
