package dev.rapport.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.model.analysis.BuiltInAnalysis;
import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.conversation.PostedTurn;
import dev.rapport.model.scoring.Formula;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConversationsTest {

  @Test
  void countsHalfAPointForEachExchange() {
    List<Boolean> byChild = List.of(false, true, true, false);
    List<String> said = List.of("Hello", "Hi", "Fine", "Good");

    assertThat(Conversations.worth(byChild, said)).isEqualByComparingTo("1");
  }

  @Test
  void agreesWithTheServicesFormula() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      List<Boolean> byChild = new ArrayList<>();
      List<String> said = new ArrayList<>();
      List<PostedTurn> posted = new ArrayList<>();
      for (int i = 0; i < random.nextInt(20); i++) {
        byChild.add(random.nextBoolean());
        said.add(random.nextBoolean() ? "Why is the sky blue?" : "That was so fun");
        posted.add(new PostedTurn.RawTurn(byChild.getLast() ? "USER" : "BOT", said.getLast()));
      }
      ConversationLog log = ConversationLog.of(posted, Instant.EPOCH, Instant.EPOCH.plusSeconds(9));
      BigDecimal formula =
          Formula.standard()
              .score(log.totalTurns(), new BuiltInAnalysis().analyse(log))
              .finalScoreChange();

      assertThat(Conversations.worth(byChild, said)).isEqualByComparingTo(formula);
    }
  }
}
