package dev.rapport.model.analysis;

import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.scoring.Analysis;
import dev.rapport.model.scoring.SessionEmotion;
import java.util.List;

/** The analysis without key or network: questions and emotion by rules, no memories. */
public final class BuiltInAnalysis {

  /** The source every analysis of this kind carries. */
  public static final String SOURCE = "builtin";

  /** Analyses a conversation; never fails, and the same log always gives the same answer. */
  public Analysis analyse(ConversationLog log) {
    long questions =
        log.userTurns().stream().filter(turn -> turn.spokenText().endsWith("?")).count();
    return new Analysis((int) questions, SessionEmotion.NEUTRAL, 0, SOURCE, List.of());
  }
}
