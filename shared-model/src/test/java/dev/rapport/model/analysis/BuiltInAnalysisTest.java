package dev.rapport.model.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.conversation.PostedTurn;
import dev.rapport.model.conversation.PostedTurn.RawTurn;
import dev.rapport.model.scoring.Analysis;
import dev.rapport.model.scoring.SessionEmotion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInAnalysisTest {

  private static final BuiltInAnalysis ANALYSIS = new BuiltInAnalysis();

  @Test
  void findsNothingInAnEmptyLog() {
    assertThat(analysed())
        .isEqualTo(new Analysis(0, SessionEmotion.NEUTRAL, 0, "builtin", List.of()));
  }

  @Test
  void looksAtTheChildOnly() {
    Analysis analysis = analysed("bot: Why is the sky blue? I am so sad!", "user: I do not know.");
    assertThat(analysis.userInitiatedQuestions()).isZero();
    assertThat(analysis.sessionEmotion()).isEqualTo(SessionEmotion.NEUTRAL);
  }

  @Test
  void countsATurnOnce() {
    assertThat(analysed("user: What? Why? Where do you live?").userInitiatedQuestions()).isOne();
  }

  @Test
  void overlooksAQuestionTheChildDidNotWaitFor() {
    Analysis analysis =
        analysed("user: A car? My uncle has a red one and we went to the sea with it.");
    assertThat(analysis.userInitiatedQuestions()).isZero();
  }

  @Test
  void takesAProposalAfterAQuestionForAnAnswer() {
    assertThat(analysed("bot: What shall we play?", "user: How about chess?"))
        .extracting(Analysis::userInitiatedQuestions)
        .isEqualTo(0);
    assertThat(analysed("bot: I like dogs.", "user: What about cats?"))
        .extracting(Analysis::userInitiatedQuestions)
        .isEqualTo(1);
  }

  @Test
  void readsPastMarkup() {
    Analysis analysis = analysed("user: <emotion name=\"curious\"/> Why do cats purr<pause/>?");
    assertThat(analysis.userInitiatedQuestions()).isOne();
  }

  @Test
  void letsANegativeFeelingOutweighHappiness() {
    Analysis analysis = analysed("user: I love this game!", "user: I am so sad, my cat died.");
    assertThat(analysis.sessionEmotion()).isEqualTo(SessionEmotion.SAD);
  }

  @Property
  void neverFailsAndNeverFindsMoreQuestionsThanTurns(
      @ForAll @Size(max = 6) List<String> childSays) {
    List<PostedTurn> posted = new ArrayList<>();
    childSays.forEach(words -> posted.add(new RawTurn("USER", words)));
    ConversationLog log = ConversationLog.of(posted, Instant.EPOCH, Instant.EPOCH);
    assertThat(ANALYSIS.analyse(log).userInitiatedQuestions()).isBetween(0, log.userTurns().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        " ",
        "? ",
        "what is, ",
        "sad he is sad ",
        "a-",
        "'s ",
        "<a ",
        "không ",
        "gì cũng ",
        "mr. ",
        "1.",
        ", ",
        "do you "
      })
  void readsTheLargestLogInNoTime(String piece) {
    String turn = piece.repeat(100_000 / piece.length());
    List<PostedTurn> posted = Collections.nCopies(5, new RawTurn("USER", turn));
    ConversationLog log = ConversationLog.of(posted, Instant.EPOCH, Instant.EPOCH);
    assertTimeout(Duration.ofSeconds(5), () -> ANALYSIS.analyse(log));
  }

  private static Analysis analysed(String... turns) {
    List<PostedTurn> posted = new ArrayList<>();
    for (String turn : turns) {
      int colon = turn.indexOf(':');
      posted.add(new RawTurn(turn.substring(0, colon), turn.substring(colon + 2)));
    }
    return ANALYSIS.analyse(ConversationLog.of(posted, Instant.EPOCH, Instant.EPOCH));
  }
}
