package dev.rapport.model.analysis;

import java.util.List;

/**
 * Vietnamese question words. Every one of them also means "some-" or "any-"; a few mean something
 * else altogether, such as "sao", a star.
 */
final class VietnameseQuestionWords {

  /** Without a question mark the word that asks stands at the start or this close to the end. */
  private static final int FROM_END = 3;

  /** How soon "cũng" follows in "lúc nào mẹ cũng". */
  private static final int ALSO_WITHIN = 4;

  private final Phrases questionWords;
  private final Phrases indefinite;
  private final Phrases which;
  private final Phrases howMany;
  private final Phrases told;

  VietnameseQuestionWords(Lexicon lexicon) {
    questionWords = lexicon.list("question words");
    indefinite = lexicon.list("indefinite");
    which = lexicon.list("which");
    howMany = lexicon.list("how many");
    told = lexicon.list("told");
  }

  boolean ask(Sentence body) {
    List<String> words = body.words();
    boolean isTold = told.occurIn(body, 0);
    int at = 0;
    while (at < words.size()) {
      int indefiniteLength = indefinite.lengthAt(words, at);
      int length = questionWords.lengthAt(words, at);
      if (indefiniteLength > 0) {
        at += indefiniteLength;
      } else if (length > 0 && !isDenial(words, at) && !isAny(words, at)) {
        return body.isAsked() || (!isTold && asksUnmarked(body, at, length));
      } else {
        at += Math.max(1, length);
      }
    }
    return false;
  }

  /** {@code lúc nào mẹ cũng}: "also" soon after makes it "whenever". */
  private static boolean isAny(List<String> words, int at) {
    return words.subList(at, Math.min(words.size(), at + ALSO_WITHIN)).contains("cũng");
  }

  /** {@code không đau đâu}: after a "no", a closing "đâu" only stresses it. */
  private static boolean isDenial(List<String> words, int at) {
    if (!words.get(at).equals("đâu") || at < words.size() - 2) {
      return false;
    }
    List<String> before = words.subList(0, at);
    return before.contains("không") || before.contains("chẳng") || before.contains("chưa");
  }

  /** {@code cái nào ... cái đó}: "whichever ... that one". */
  private static boolean isCorrelative(Sentence body, int after) {
    String last = body.words().getLast();
    return after < body.words().size() - 1 && (last.equals("đó") || last.equals("nấy"));
  }

  private boolean asksUnmarked(Sentence body, int at, int length) {
    String word = body.word(at);
    if (isCorrelative(body, at + length)) {
      return false;
    }
    boolean condition = body.words().contains("thì") || body.words().contains("sẽ");
    if (word.equals("nào") && length == 1) {
      boolean closing = at == body.words().size() - 1;
      return which.startAt(body, at - 1) || (!closing && !condition);
    }
    if (word.equals("mấy")) {
      return howMany.startAt(body, at) || howMany.startAt(body, at - 1);
    }
    if (at == 0) {
      return !condition;
    }
    return body.words().size() - (at + length) < FROM_END
        || word.equals("tại")
        || word.equals("vì");
  }
}
