package dev.rapport.model.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BotTypeTest {

  @ParameterizedTest
  @CsvSource({
    "TALK,TALK,true",
    "' talk  activity ',TALK_ACTIVITY,true",
    "game,GAME_ACTIVITY,true",
    "Game Agent,GAME_ACTIVITY,true",
    "GAME_ACTIVITY,GAME_ACTIVITY,true",
    "next lesson,NEXT_LESSON,true",
    "story time,STORY_TIME,false",
    "' ','',false"
  })
  void comparesInOneForm(String posted, String name, boolean known) {
    BotType type = BotType.normalise(posted);
    assertThat(type.name()).isEqualTo(name);
    assertThat(type.isKnown()).isEqualTo(known);
  }

  @Test
  void takesNoneAsUnspecified() {
    @Nullable String none = null;
    assertThat(BotType.normalise(none)).isEqualTo(BotType.UNSPECIFIED);
  }
}
