package dev.rapport.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rapport.model.evaluation.LabelledConversation.Feeling;
import dev.rapport.model.scoring.SessionEmotion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTest {

  private static final String HAPPY_QUESTION =
      """
      {"request": {"conversation_id": "c1", "conversation_log": [
        {"character": "BOT", "content": "Hello."},
        {"character": "USER", "content": "How are you? I am so happy!"}]},
       "labels": {"user_questions": 1, "user_emotions": [4]}}""";

  private static final String NOTHING_SPECIAL =
      """
      {"request": {"conversation_id": "c3", "conversation_log": [
        {"character": "USER", "content": "I have a dog."}]},
       "labels": {"user_questions": 0, "user_emotions": [0]}}""";

  private static final String MISCOUNTED =
      """
      {"request": {"conversation_id": "c2", "conversation_log": [
        {"character": "USER", "content": "Where do you live?"}]},
       "labels": {"user_questions": 0, "user_emotions": [0]}}""";

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void reportsAndSucceedsWhenItAgreesWithPeople() throws IOException {
    assertThat(evaluated(HAPPY_QUESTION, NOTHING_SPECIAL)).isEqualTo(Evaluate.REACHED);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("100.0 %", "2 of    2 equal");
  }

  @Test
  void failsAndNamesTheConversationsItMiscounts() throws IOException {
    assertThat(evaluated(MISCOUNTED)).isEqualTo(Evaluate.MISSED);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("c2: labelled 0, counted 1")
        .doesNotContain("live");
  }

  @Test
  void refusesAFileItCannotRead() throws IOException {
    assertThat(evaluated("not json")).isEqualTo(Evaluate.USAGE);
    PrintStream nowhere = new PrintStream(out, true, StandardCharsets.UTF_8);
    Evaluate evaluate = new Evaluate(nowhere, nowhere);
    assertThat(evaluate.run(List.of(folder.resolve("none.jsonl").toString())))
        .isEqualTo(Evaluate.USAGE);
    assertThat(new Evaluate(nowhere, nowhere).run(List.of())).isEqualTo(Evaluate.USAGE);
  }

  @Test
  void letsNegativeLabelsOutweighHappiness() {
    assertThat(LabelledConversation.feeling(Set.of(0, 4, 2))).isEqualTo(Feeling.ANGRY);
    assertThat(LabelledConversation.feeling(Set.of(4, 3))).isEqualTo(Feeling.SAD);
    assertThat(LabelledConversation.feeling(Set.of(0, 4, 6))).isEqualTo(Feeling.HAPPY);
    assertThat(LabelledConversation.feeling(Set.of(0, 6))).isEqualTo(Feeling.NEUTRAL);
  }

  @Test
  void weighsEachClassAlike() {
    EmotionFigures figures = new EmotionFigures();
    figures.add(Feeling.NEUTRAL, SessionEmotion.NEUTRAL);
    figures.add(Feeling.NEUTRAL, SessionEmotion.INTERESTING);
    figures.add(Feeling.NEUTRAL, SessionEmotion.NEUTRAL);
    figures.add(Feeling.HAPPY, SessionEmotion.HAPPY);
    assertThat(figures.precision(Feeling.HAPPY)).isEqualTo(0.5);
    assertThat(figures.recall(Feeling.NEUTRAL)).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(figures.macroF1()).isCloseTo((0.8 + 2 / 3.0) / 4, within(1e-9));
    assertThat(figures.baselineMacroF1()).isCloseTo(6 / 7.0 / 4, within(1e-9));
  }

  private int evaluated(String... conversations) throws IOException {
    List<String> lines = Stream.of(conversations).map(text -> text.replace("\n", " ")).toList();
    Path file = Files.write(folder.resolve("dialogues.jsonl"), lines);
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new Evaluate(print, print).run(List.of(file.toString(), "--misses"));
  }
}
