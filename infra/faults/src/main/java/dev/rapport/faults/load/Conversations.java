package dev.rapport.faults.load;

import dev.rapport.model.analysis.BuiltInAnalysis;
import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.conversation.PostedTurn;
import dev.rapport.model.scoring.Analysis;
import dev.rapport.model.scoring.SessionEmotion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Made-up conversations and what each is worth. The worth is computed here from the rules as they
 * are written down, not with the services' formula; only questions and emotion come from the
 * built-in analysis.
 */
public final class Conversations {

  /**
   * One log.
   *
   * @param json as posted
   * @param worth the change of score it must cause
   */
  public record Sample(String json, BigDecimal worth) {}

  private static final int POOL = 300;
  private static final int LONGEST = 24;
  private static final List<String> WORDS =
      List.of(
          "I saw a big dog today",
          "Why is the sky blue?",
          "That is fun",
          "Okay",
          "Let us play",
          "Do you like trains?",
          "Hôm nay con vui lắm",
          "Can we sing a song?",
          "I am sleepy");

  private final List<Sample> pool = new ArrayList<>();
  private final RandomGenerator random;

  public Conversations(RandomGenerator random) {
    this.random = random;
    for (int i = 0; i < POOL; i++) {
      pool.add(make());
    }
  }

  public Sample any() {
    return pool.get(random.nextInt(pool.size()));
  }

  private Sample make() {
    List<Boolean> byChild = new ArrayList<>();
    List<String> said = new ArrayList<>();
    int turns = random.nextInt(LONGEST);
    for (int i = 0; i < turns; i++) {
      byChild.add(random.nextInt(10) < 8 ? i % 2 == 1 : random.nextBoolean());
      said.add(WORDS.get(random.nextInt(WORDS.size())));
    }
    return new Sample(json(byChild, said), worth(byChild, said));
  }

  private static String json(List<Boolean> byChild, List<String> said) {
    List<String> turns = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      String character = byChild.get(i) ? "USER" : "BOT_PIKA";
      turns.add("{\"character\":\"%s\",\"content\":\"%s\"}".formatted(character, said.get(i)));
    }
    return turns.stream().collect(Collectors.joining(",", "[", "]"));
  }

  static BigDecimal worth(List<Boolean> byChild, List<String> said) {
    Analysis analysis = new BuiltInAnalysis().analyse(log(byChild, said));
    BigDecimal worth =
        new BigDecimal("0.5")
            .multiply(BigDecimal.valueOf(exchanges(byChild)))
            .add(BigDecimal.valueOf(3L * analysis.userInitiatedQuestions()))
            .add(BigDecimal.valueOf(bonus(analysis.sessionEmotion())))
            .add(BigDecimal.valueOf(5L * analysis.newMemories()));
    return worth.max(BigDecimal.ZERO);
  }

  private static int bonus(SessionEmotion emotion) {
    return switch (emotion) {
      case INTERESTING -> 15;
      case BORING -> -15;
      default -> 0;
    };
  }

  private static int exchanges(List<Boolean> byChild) {
    int exchanges = 0;
    for (int i = 1; i < byChild.size(); i++) {
      if (!byChild.get(i).equals(byChild.get(i - 1))) {
        exchanges++;
        i++;
      }
    }
    return exchanges;
  }

  private static ConversationLog log(List<Boolean> byChild, List<String> said) {
    List<PostedTurn> posted = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      posted.add(new PostedTurn.RawTurn(byChild.get(i) ? "USER" : "BOT_PIKA", said.get(i)));
    }
    return ConversationLog.of(posted, Instant.EPOCH, Instant.EPOCH.plusSeconds(600));
  }
}
