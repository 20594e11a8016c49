package dev.rapport.model.analysis;

import dev.rapport.model.analysis.Sentence.End;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cuts a turn into sentences and words, in one pass over its characters: no backtracking, so that
 * the longest turn costs no more than its length.
 */
final class SentenceReader {

  private static final Set<String> ABBREVIATIONS = Set.of("mr", "mrs", "ms", "dr", "prof", "vs");

  /** {@code it ’ s} and {@code it’s} are {@code it's}; speech recognisers write all three. */
  private static final Pattern LOOSE_APOSTROPHE =
      Pattern.compile("\\s?['’‘`]\\s?(?=(?:s|t|m|re|ve|ll|d)\\b)");

  /** Nobody speaks a longer sentence; it bounds what every rule has to look through. */
  private static final int MOST_WORDS = 200;

  private final String text;
  private final List<Sentence> sentences = new ArrayList<>();
  private final List<String> words = new ArrayList<>();

  private SentenceReader(String text) {
    this.text = text;
  }

  /** The sentences of a turn, in order; those without words are left out. */
  static List<Sentence> read(String turn) {
    String composed = Normalizer.normalize(turn, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return new SentenceReader(LOOSE_APOSTROPHE.matcher(composed).replaceAll("'")).sentences();
  }

  private List<Sentence> sentences() {
    int at = 0;
    while (at < text.length()) {
      at = isWordPart(at) ? readWord(at) : readMark(at);
    }
    close(End.OPEN);
    return List.copyOf(sentences);
  }

  private int readWord(int from) {
    int at = from;
    while (at < text.length() && (isWordPart(at) || joins(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    words.add(text.substring(from, at));
    if (words.size() == MOST_WORDS) {
      close(End.OPEN);
    }
    return at;
  }

  /**
   * Closes the sentence at its mark; a run of marks such as {@code ?!} asks when any of it asks.
   */
  private int readMark(int from) {
    char mark = text.charAt(from);
    if (mark == ',' || mark == ';') {
      readComma();
      return from + 1;
    }
    if (!isClosing(mark) || (mark == '.' && isAbbreviated())) {
      return from + 1;
    }
    int at = from;
    End end = End.STATED;
    while (at < text.length() && (isClosing(text.charAt(at)) || text.charAt(at) == ' ')) {
      end = stronger(end, text.charAt(at));
      at++;
    }
    close(end);
    return at;
  }

  private void readComma() {
    if (!words.isEmpty() && !words.getLast().equals(Sentence.COMMA)) {
      words.add(Sentence.COMMA);
    }
  }

  private void close(End end) {
    if (!words.isEmpty()) {
      sentences.add(new Sentence(List.copyOf(words), end));
    }
    words.clear();
  }

  private static End stronger(End end, char mark) {
    if (mark == '?' || mark == '？' || end == End.ASKED) {
      return End.ASKED;
    }
    return mark == '!' || mark == '！' ? End.EXCLAIMED : end;
  }

  private static boolean isClosing(char mark) {
    return ".!?…？！。".indexOf(mark) >= 0;
  }

  private boolean isWordPart(int at) {
    int point = text.codePointAt(at);
    return Character.isLetterOrDigit(point)
        || Character.getType(point) == Character.NON_SPACING_MARK;
  }

  /** An apostrophe or hyphen within a word, or the point within a number. */
  private boolean joins(int at) {
    char mark = text.charAt(at);
    boolean inside = at + 1 < text.length() && isWordPart(at + 1);
    return inside
        && (mark == '\'' || mark == '-' || (mark == '.' && Character.isDigit(text.charAt(at + 1))));
  }

  /** A point after {@code Mr} or a single letter such as in {@code P.M.} ends no sentence. */
  private boolean isAbbreviated() {
    if (words.isEmpty()) {
      return true;
    }
    String last = words.getLast();
    boolean initial = last.length() == 1 && last.charAt(0) >= 'a' && last.charAt(0) <= 'z';
    return ABBREVIATIONS.contains(last) || (initial && !last.equals("i"));
  }
}
