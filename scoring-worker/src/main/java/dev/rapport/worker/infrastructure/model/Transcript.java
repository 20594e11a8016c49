package dev.rapport.worker.infrastructure.model;

import dev.rapport.model.conversation.Speaker;
import dev.rapport.model.conversation.Turn;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A conversation as text between two tags. Nothing that was said can close them or look like a line
 * of its own: angle brackets are replaced, and line breaks are blanks.
 */
final class Transcript {

  static final String BEGIN = "<conversation>\n";
  static final String END = "</conversation>";

  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+");
  private static final int MARK_LENGTH = 40;

  private final int longest;

  /**
   * @param longest characters between the tags; head and tail are kept, the middle left out
   */
  Transcript(int longest) {
    this.longest = longest;
  }

  /** Never builds much more text than it keeps. */
  String of(List<Turn> turns) {
    List<Turn> spoken = turns.stream().filter(turn -> !turn.spokenText().isEmpty()).toList();
    StringBuilder whole = new StringBuilder();
    for (Turn turn : spoken) {
      whole.append(line(turn));
      if (whole.length() > longest) {
        return BEGIN + headAndTail(spoken) + END;
      }
    }
    return BEGIN + whole + END;
  }

  private String headAndTail(List<Turn> turns) {
    int half = (longest - MARK_LENGTH) / 2;
    StringBuilder head = new StringBuilder();
    int from = 0;
    while (from < turns.size() && head.length() < half) {
      head.append(cut(line(turns.get(from++)), half - head.length()));
    }
    Deque<String> tail = new ArrayDeque<>();
    int room = half;
    int to = turns.size();
    while (to > from && room > 0) {
      String line = cut(line(turns.get(--to)), room);
      tail.addFirst(line);
      room -= line.length();
    }
    String mark = to > from ? "[... %d turns left out ...]\n".formatted(to - from) : "";
    return head + mark + String.join("", tail);
  }

  private static String line(Turn turn) {
    String who = turn.speaker() == Speaker.USER ? "child: " : "robot: ";
    return who + harmless(turn.spokenText()) + "\n";
  }

  private static String harmless(String text) {
    String oneLine = CONTROLS.matcher(text).replaceAll(" ");
    return oneLine.replace('<', '\u2039').replace('>', '\u203a');
  }

  /** Keeps both ends of a line that is too long; never half a character. */
  private static String cut(String line, int room) {
    if (line.length() <= room) {
      return line;
    }
    int half = Math.max(1, room / 2 - 2);
    int end = Character.isHighSurrogate(line.charAt(half - 1)) ? half - 1 : half;
    int start = line.length() - half;
    int begin = Character.isLowSurrogate(line.charAt(start)) ? start + 1 : start;
    return line.substring(0, end) + "..." + line.substring(begin);
  }
}
