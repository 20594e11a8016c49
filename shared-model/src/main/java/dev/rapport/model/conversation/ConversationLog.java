package dev.rapport.model.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The standard log of a conversation, in the order it was posted.
 *
 * @param unknownSpeakers how many turns name neither robot nor child; they count as the robot's
 */
public record ConversationLog(List<Turn> turns, int unknownSpeakers) {

  public ConversationLog {
    turns = List.copyOf(turns);
  }

  /**
   * Derives the standard log. Blank turns are dropped, the rest numbered from 1. Turns without a
   * time of their own are spread evenly from {@code start}, each given the same share of the
   * duration.
   */
  public static ConversationLog of(List<PostedTurn> posted, Instant start, Instant end) {
    List<PostedTurn> spoken = posted.stream().filter(turn -> !turn.words().isBlank()).toList();
    Duration duration = Duration.between(start, end);
    List<Turn> turns = new ArrayList<>(spoken.size());
    int unknown = 0;
    for (int i = 0; i < spoken.size(); i++) {
      PostedTurn turn = spoken.get(i);
      Optional<Speaker> speaker = Speaker.named(turn.speakerName());
      unknown += speaker.isPresent() ? 0 : 1;
      Instant said = turn.saidAt();
      Instant spread = start.plus(duration.multipliedBy(i).dividedBy(spoken.size()));
      turns.add(
          new Turn(
              i + 1, speaker.orElse(Speaker.PIKA), turn.words(), said == null ? spread : said));
    }
    return new ConversationLog(turns, unknown);
  }

  /**
   * Complete exchanges: from left to right, two neighbours with different speakers are one and are
   * both used up, otherwise the first is passed over.
   */
  public int totalTurns() {
    int exchanges = 0;
    int i = 0;
    while (i + 1 < turns.size()) {
      if (turns.get(i).speaker() == turns.get(i + 1).speaker()) {
        i += 1;
      } else {
        exchanges += 1;
        i += 2;
      }
    }
    return exchanges;
  }

  /** What the child said, in order. */
  public List<Turn> userTurns() {
    return turns.stream().filter(turn -> turn.speaker() == Speaker.USER).toList();
  }
}
