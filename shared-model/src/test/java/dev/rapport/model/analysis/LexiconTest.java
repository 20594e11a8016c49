package dev.rapport.model.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LexiconTest {

  @Test
  void findsTheLongestPhrase() {
    Phrases phrases = new Phrases(List.of("can", "can you", "can you please"));
    Sentence sentence = SentenceReader.read("Well, can you please stop").getFirst();
    assertThat(phrases.lengthAt(sentence.words(), 2)).isEqualTo(3);
    assertThat(phrases.lengthAt(sentence.words(), 0)).isZero();
    assertThat(phrases.lengthBefore(sentence.words(), 4)).isEqualTo(2);
  }

  @Test
  void refusesAListOrAResourceThatIsNotThere() {
    assertThatThrownBy(() -> Lexicon.load("languages.txt").list("klingon"))
        .hasMessageContaining("klingon");
    assertThatThrownBy(() -> Lexicon.load("nothing.txt")).hasMessageContaining("nothing.txt");
  }
}
