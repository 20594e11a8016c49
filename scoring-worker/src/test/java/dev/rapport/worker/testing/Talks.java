package dev.rapport.worker.testing;

import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.conversation.Speaker;
import dev.rapport.model.conversation.Turn;
import dev.rapport.worker.application.analysis.Conversation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Conversations to tell peers of. */
public final class Talks {

  private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");

  private Talks() {}

  /** The robot begins, then both take turns. */
  public static Conversation of(String... texts) {
    List<Turn> turns = new ArrayList<>();
    for (String text : texts) {
      int number = turns.size() + 1;
      Speaker speaker = number % 2 == 1 ? Speaker.PIKA : Speaker.USER;
      turns.add(new Turn(number, speaker, text, START.plusSeconds(number)));
    }
    return new Conversation("user-1", "conversation-1", new ConversationLog(turns, 0));
  }

  /** Four turns, two of them the child's. */
  public static Conversation usual() {
    return of("Hello there.", "Why is the sky blue?", "Light.", "I have a dog named Bim.");
  }
}
