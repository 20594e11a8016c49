package dev.rapport.model.analysis;

import java.util.List;

/** Tells Vietnamese from English, sentence by sentence: children mix both. */
final class Language {

  /** Letters that Vietnamese has and English has not. */
  private static final String VIETNAMESE_LETTERS =
      "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";

  private final Phrases plainVietnamese;
  private final Phrases english;

  Language(Lexicon lexicon) {
    plainVietnamese = lexicon.list("vietnamese without marks");
    english = lexicon.list("english");
  }

  /** Whether a sentence has more Vietnamese words than common English ones. */
  boolean isVietnamese(List<String> words) {
    int vietnamese = 0;
    int englishWords = 0;
    for (int i = 0; i < words.size(); i++) {
      if (hasVietnameseLetter(words.get(i)) || plainVietnamese.lengthAt(words, i) > 0) {
        vietnamese++;
      } else if (english.lengthAt(words, i) > 0) {
        englishWords++;
      }
    }
    return vietnamese > englishWords;
  }

  private static boolean hasVietnameseLetter(String word) {
    return word.chars().anyMatch(letter -> VIETNAMESE_LETTERS.indexOf(letter) >= 0);
  }
}
