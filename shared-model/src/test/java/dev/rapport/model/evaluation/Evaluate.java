package dev.rapport.model.evaluation;

import dev.rapport.model.analysis.BuiltInAnalysis;
import dev.rapport.model.scoring.Analysis;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;

/**
 * Runs the built-in analysis over labelled dialogues and prints how often it agrees with people.
 * Prints conversation ids at most, never what was said.
 */
public final class Evaluate {

  static final int REACHED = 0;
  static final int MISSED = 1;
  static final int USAGE = 2;

  /** What the count of questions must reach, and by how much emotions must beat the baseline. */
  private static final double QUESTIONS_FROM = 0.82;

  private static final double BASELINE_TIMES = 1.5;
  private static final int PROGRESS_EVERY = 250;

  private final PrintStream out;
  private final PrintStream progress;
  private final QuestionFigures all = new QuestionFigures();
  private final QuestionFigures evenLines = new QuestionFigures();
  private final QuestionFigures oddLines = new QuestionFigures();
  private final QuestionFigures marks = new QuestionFigures();
  private final EmotionFigures emotions = new EmotionFigures();
  private final List<String> misses = new ArrayList<>();

  Evaluate(PrintStream out, PrintStream progress) {
    this.out = out;
    this.progress = progress;
  }

  /** Arguments: the file of dialogues, and {@code --misses} to list what was counted wrongly. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(new Evaluate(out, System.err).run(List.of(arguments)));
  }

  /** The exit code: 0 when the figures are good enough, 1 when not, 2 for unusable input. */
  int run(List<String> arguments) {
    List<String> files = arguments.stream().filter(text -> !text.startsWith("--")).toList();
    if (files.size() != 1) {
      progress.println("usage: infra/evaluate FILE.jsonl [--misses]");
      return USAGE;
    }
    try {
      read(Path.of(files.getFirst()));
    } catch (IOException | JacksonException e) {
      progress.printf("%ncannot use %s: %s%n", files.getFirst(), e.getMessage());
      return USAGE;
    }
    print(arguments.contains("--misses"));
    boolean questions = all.accuracy() >= QUESTIONS_FROM;
    boolean moods = emotions.macroF1() >= BASELINE_TIMES * emotions.baselineMacroF1();
    return questions && moods ? REACHED : MISSED;
  }

  private void read(Path file) throws IOException {
    BuiltInAnalysis analysis = new BuiltInAnalysis();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        judge(LabelledConversation.parse(lines.get(i)), analysis, i);
      }
      if ((i + 1) % PROGRESS_EVERY == 0 || i + 1 == lines.size()) {
        progress.printf("analysed %d of %d conversations%n", i + 1, lines.size());
      }
    }
  }

  private void judge(LabelledConversation conversation, BuiltInAnalysis analyser, int line) {
    Analysis analysis = analyser.analyse(conversation.log());
    int counted = analysis.userInitiatedQuestions();
    all.add(conversation.questions(), counted);
    (line % 2 == 0 ? evenLines : oddLines).add(conversation.questions(), counted);
    marks.add(conversation.questions(), turnsWithQuestionMark(conversation));
    emotions.add(conversation.emotion(), analysis.sessionEmotion());
    if (counted != conversation.questions()) {
      misses.add(
          "%s: labelled %d, counted %d"
              .formatted(conversation.id(), conversation.questions(), counted));
    }
  }

  private static int turnsWithQuestionMark(LabelledConversation conversation) {
    return (int)
        conversation.log().userTurns().stream().filter(turn -> turn.text().contains("?")).count();
  }

  private void print(boolean withMisses) {
    out.printf(
        Locale.ROOT,
        """
        Questions the user starts: count equals the human label
          built-in     %s
            even lines %s
            odd lines  %s
          "?" counted  %s

        Session emotion
        %s
          macro-F1      built-in %.3f, always the most frequent class %.3f

        Wanted: questions from %.0f %%, macro-F1 from %.1f times the baseline.
        """,
        all,
        evenLines,
        oddLines,
        marks,
        emotions,
        emotions.macroF1(),
        emotions.baselineMacroF1(),
        100 * QUESTIONS_FROM,
        BASELINE_TIMES);
    if (withMisses) {
      out.println("\nCounted otherwise than people did:");
      misses.forEach(out::println);
    }
  }
}
