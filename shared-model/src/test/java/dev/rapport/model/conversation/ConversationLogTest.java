package dev.rapport.model.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.model.conversation.PostedTurn.RawTurn;
import dev.rapport.model.conversation.PostedTurn.StandardTurn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationLogTest {

  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final Instant END = Instant.parse("2026-01-05T08:01:00Z");

  @ParameterizedTest
  @CsvSource({"pupu,2", "upu,1", "ppu,1", "ppp,0", "puup,2", "u,0", "'',0", "uuppuu,2"})
  void countsCompleteExchanges(String speakers, int exchanges) {
    assertThat(spoken(speakers).totalTurns()).isEqualTo(exchanges);
  }

  @Property
  void countsExchangesAsTheRecursiveDefinitionDoes(@ForAll List<Boolean> robotSpeaks) {
    StringBuilder speakers = new StringBuilder();
    robotSpeaks.forEach(robot -> speakers.append(robot ? 'p' : 'u'));
    assertThat(spoken(speakers.toString()).totalTurns()).isEqualTo(exchanges(robotSpeaks));
  }

  private static int exchanges(List<Boolean> robotSpeaks) {
    int rest = robotSpeaks.size();
    if (rest < 2) {
      return 0;
    }
    return robotSpeaks.get(0).equals(robotSpeaks.get(1))
        ? exchanges(robotSpeaks.subList(1, rest))
        : 1 + exchanges(robotSpeaks.subList(2, rest));
  }

  @ParameterizedTest
  @CsvSource({
    "BOT_RESPONSE_CONVERSATION,pika",
    "pika,pika",
    "Robot 7,pika",
    "assistant,pika",
    "USER,user",
    "the child,user",
    "Human,user",
    "USER_BOT,pika",
    "narrator,pika"
  })
  void tellsTheSpeakerByTheName(String name, String label) {
    ConversationLog log = ConversationLog.of(List.of(new RawTurn(name, "hi")), START, END);
    assertThat(log.turns().getFirst().speaker()).hasToString(label);
  }

  @Test
  void countsSpeakersItDoesNotKnow() {
    List<PostedTurn> posted =
        List.of(
            new RawTurn("narrator", "Once upon a time"),
            new RawTurn(null, "there was"),
            new RawTurn("narrator", "  "),
            new RawTurn("USER", "a frog"));
    ConversationLog log = ConversationLog.of(posted, START, END);
    assertThat(log.unknownSpeakers()).isEqualTo(2);
    assertThat(log.userTurns()).extracting(Turn::text).containsExactly("a frog");
  }

  @Test
  void dropsBlankTurnsAndNumbersTheRestFromOne() {
    List<PostedTurn> posted =
        List.of(
            new RawTurn("BOT", "Hello"),
            new RawTurn("USER", " \n"),
            new StandardTurn("user", 9, "Hi", null));
    assertThat(ConversationLog.of(posted, START, END).turns())
        .extracting(Turn::turnId)
        .containsExactly(1, 2);
  }

  @Test
  void spreadsTurnsWithoutATimeEvenlyAndKeepsPostedTimes() {
    Instant own = Instant.parse("2026-01-05T08:00:59Z");
    List<PostedTurn> posted =
        List.of(
            new RawTurn("BOT", "one"),
            new RawTurn("USER", "two"),
            new StandardTurn("user", 3, "three", own));
    assertThat(ConversationLog.of(posted, START, END).turns())
        .extracting(Turn::timestamp)
        .containsExactly(START, START.plusSeconds(20), own);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<emotion name=\"happy\"/> Hello <pause/> there|Hello there",
        "I <3 you|I <3 you",
        "2 < 3 and 4 > 1|2 < 3 and 4 > 1",
        "<speak>Hi</speak>|Hi",
        "<emotion|<emotion"
      })
  void stripsMarkupForAnalysisOnly(String text, String spoken) {
    Turn turn = new Turn(1, Speaker.PIKA, text, START);
    assertThat(turn.spokenText()).isEqualTo(spoken);
    assertThat(turn.text()).isEqualTo(text);
  }

  private static ConversationLog spoken(String speakers) {
    List<PostedTurn> posted = new ArrayList<>();
    speakers
        .chars()
        .mapToObj(speaker -> new RawTurn(speaker == 'p' ? "PIKA" : "USER", "words"))
        .forEach(posted::add);
    return ConversationLog.of(posted, START, END);
  }
}
