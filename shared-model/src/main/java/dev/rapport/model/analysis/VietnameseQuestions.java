package dev.rapport.model.analysis;

import java.util.List;

/**
 * Vietnamese: word order never changes, so words and closing particles decide. "không" and "chưa"
 * at the end ask yes or no, "gì", "ai", "đâu" ask unless they mean "something", "nhé" and "đi"
 * propose, "được không" asks for leave. The word lists are in {@code questions-vi.txt}.
 */
final class VietnameseQuestions implements QuestionRules {

  private final Lexicon lexicon = Lexicon.load("questions-vi.txt");
  private final Phrases vocatives = lexicon.list("vocatives");
  private final Phrases fillers = lexicon.list("fillers");
  private final Phrases preludes = lexicon.list("preludes");
  private final Phrases formulas = lexicon.list("formulas");
  private final Phrases returns = lexicon.list("return");
  private final VietnameseRequests requests = new VietnameseRequests(lexicon);
  private final VietnameseQuestionWords questionWords = new VietnameseQuestionWords(lexicon);
  private final VietnameseEndings endings = new VietnameseEndings(lexicon);

  @Override
  public Reading read(Sentence sentence, boolean answering) {
    if (sentence.end() == Sentence.End.EXCLAIMED) {
      return Reading.STATEMENT;
    }
    List<String> words = sentence.words().stream().filter(w -> !w.equals(Sentence.COMMA)).toList();
    int start = afterOpening(words);
    int prelude = preludes.lengthAt(words, start);
    List<String> body = words.subList(start + prelude, words.size());
    if (body.isEmpty() || formulas.lengthAt(body, 0) == body.size()) {
      return Reading.FORMULA;
    }
    return prelude > 0 ? Reading.QUESTION : readBody(new Sentence(body, sentence.end()), answering);
  }

  private Reading readBody(Sentence body, boolean answering) {
    if (requests.recognise(body)) {
      return Reading.REQUEST;
    }
    if (questionWords.ask(body)) {
      return Reading.QUESTION;
    }
    Reading ending = endings.read(body);
    if (ending != Reading.STATEMENT) {
      return ending;
    }
    if (closesWithReturn(body)) {
      return Reading.SHORT_QUESTION;
    }
    return body.isAsked() && !answering ? Reading.SHORT_QUESTION : Reading.STATEMENT;
  }

  /** {@code ..., còn bạn}: gives the robot's question back. */
  private boolean closesWithReturn(Sentence body) {
    return returns.lengthBefore(body.words(), body.words().size()) > 0;
  }

  /** Past names that are called and words that only lead in; never past the whole sentence. */
  private int afterOpening(List<String> words) {
    int at = 0;
    while (at < words.size() && returns.lengthAt(words, at) == 0) {
      int length = Math.max(vocatives.lengthAt(words, at), fillers.lengthAt(words, at));
      if (length == 0 || at + length >= words.size()) {
        return at;
      }
      at += length;
    }
    return at;
  }
}
