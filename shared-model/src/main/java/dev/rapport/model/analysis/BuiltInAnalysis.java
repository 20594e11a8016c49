package dev.rapport.model.analysis;

import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.conversation.Speaker;
import dev.rapport.model.conversation.Turn;
import dev.rapport.model.scoring.Analysis;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The analysis without key or network: the child's questions and the session's emotion by rules for
 * English and Vietnamese, no memories. Reads the word lists once, then is immutable and may be
 * shared between threads; looks at one turn at a time, in time proportional to its length.
 */
public final class BuiltInAnalysis {

  /** The source every analysis of this kind carries. */
  public static final String SOURCE = "builtin";

  private final UserQuestions questions;
  private final UserMoods moods;

  /** Loads the word lists. */
  public BuiltInAnalysis() {
    Language language = new Language(Lexicon.load("languages.txt"));
    questions = new UserQuestions(language);
    moods = new UserMoods(language);
  }

  /** Analyses a conversation; never fails, and the same log always gives the same answer. */
  public Analysis analyse(ConversationLog log) {
    int asked = 0;
    Set<Mood> felt = EnumSet.noneOf(Mood.class);
    boolean answering = false;
    for (Turn turn : log.turns()) {
      List<Sentence> sentences = SentenceReader.read(turn.spokenText());
      if (turn.speaker() == Speaker.USER) {
        asked += questions.asks(sentences, answering) ? 1 : 0;
        felt.addAll(moods.felt(sentences));
      }
      answering =
          turn.speaker() == Speaker.PIKA && !sentences.isEmpty() && sentences.getLast().isAsked();
    }
    return new Analysis(asked, UserMoods.session(felt), 0, SOURCE, List.of());
  }
}
