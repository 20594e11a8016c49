package dev.rapport.model.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.model.analysis.Sentence.End;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mr. White is here. Is he?|mr white is here STATED / is he ASKED",
        "It ’ s 2.5 metres , isn’t it ?|it's 2.5 metres , isn't it ASKED",
        "Really?! Wow ...|really ASKED / wow STATED",
        "see you at 5 P . M . today|see you at 5 p m today OPEN",
        "Con mèo,,, đâu rồi？|con mèo , đâu rồi ASKED",
        "Stop!It hurts|stop EXCLAIMED / it hurts OPEN",
        "... !|''"
      })
  void cutsATurnIntoSentences(String turn, String expected) {
    assertThat(written(SentenceReader.read(turn))).isEqualTo(expected);
  }

  @Test
  void composesVietnameseLetters() {
    assertThat(SentenceReader.read("gi\u0300?").getFirst().words()).containsExactly("gì");
  }

  @Test
  void cutsWhatNobodySaysInOneBreath() {
    List<Sentence> sentences = SentenceReader.read("la ".repeat(450) + "?");
    assertThat(sentences).extracting(Sentence::length).containsExactly(200, 200, 50);
    assertThat(sentences).extracting(Sentence::end).containsExactly(End.OPEN, End.OPEN, End.ASKED);
  }

  private static String written(List<Sentence> sentences) {
    return sentences.stream()
        .map(sentence -> String.join(" ", sentence.words()) + " " + sentence.end())
        .collect(Collectors.joining(" / "));
  }
}
