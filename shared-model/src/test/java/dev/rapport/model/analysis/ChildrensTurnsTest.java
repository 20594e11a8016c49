package dev.rapport.model.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.model.analysis.LabelledTurns.LabelledTurn;
import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.conversation.PostedTurn.RawTurn;
import dev.rapport.model.scoring.Analysis;
import java.io.IOException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The built-in analysis on children's speech; each line of the sets is a test. */
class ChildrensTurnsTest {

  private static final BuiltInAnalysis ANALYSIS = new BuiltInAnalysis();

  @ParameterizedTest
  @MethodSource("vietnamese")
  void tellsVietnameseQuestionsFromEverythingElse(LabelledTurn turn) {
    assertThat(asks(turn)).isEqualTo(turn.label().equals("question"));
  }

  @ParameterizedTest
  @MethodSource("english")
  void tellsEnglishQuestionsFromEverythingElse(LabelledTurn turn) {
    assertThat(asks(turn)).isEqualTo(turn.label().equals("question"));
  }

  @ParameterizedTest
  @MethodSource("vietnamese")
  void readsDecomposedVietnameseAlike(LabelledTurn turn) {
    String decomposed = Normalizer.normalize(turn.child(), Normalizer.Form.NFD);
    LabelledTurn alike = new LabelledTurn(turn.label(), turn.robot(), decomposed);
    assertThat(asks(alike)).isEqualTo(asks(turn));
  }

  @ParameterizedTest
  @MethodSource("moods")
  void feelsTheMoodOfASession(LabelledTurn turn) {
    assertThat(analysed(turn).sessionEmotion()).hasToString(turn.label());
  }

  @ParameterizedTest
  @ValueSource(strings = {"children-vi.tsv", "children-en.tsv"})
  void hasAtLeastSixtyTurnsOfEachKind(String resource) throws IOException {
    List<LabelledTurn> turns = LabelledTurns.load(resource);
    long questions = turns.stream().filter(turn -> turn.label().equals("question")).count();
    assertThat(questions).isGreaterThanOrEqualTo(60);
    assertThat(turns.size() - questions).isGreaterThanOrEqualTo(60);
  }

  static List<LabelledTurn> vietnamese() throws IOException {
    return LabelledTurns.load("children-vi.tsv");
  }

  static List<LabelledTurn> english() throws IOException {
    return LabelledTurns.load("children-en.tsv");
  }

  static List<LabelledTurn> moods() throws IOException {
    List<LabelledTurn> turns = new ArrayList<>(LabelledTurns.load("moods-vi.tsv"));
    turns.addAll(LabelledTurns.load("moods-en.tsv"));
    return turns;
  }

  private static boolean asks(LabelledTurn turn) {
    return analysed(turn).userInitiatedQuestions() == 1;
  }

  private static Analysis analysed(LabelledTurn turn) {
    return ANALYSIS.analyse(
        ConversationLog.of(
            List.of(new RawTurn("PIKA", turn.robot()), new RawTurn("USER", turn.child())),
            Instant.EPOCH,
            Instant.EPOCH));
  }
}
