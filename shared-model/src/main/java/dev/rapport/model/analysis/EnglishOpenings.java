package dev.rapport.model.analysis;

/** What the opening words of an English clause say about its purpose. */
final class EnglishOpenings {

  private final Phrases formulas;
  private final Phrases serviceOpenings;
  private final Phrases requests;
  private final Phrases offers;
  private final Phrases suggestions;
  private final Phrases askYou;
  private final Phrases askLeave;
  private final Phrases preludes;
  private final Phrases consents;
  private final Phrases abilities;
  private final Phrases benefit;
  private final Phrases invitations;
  private final Phrases questionWords;
  private final Phrases auxiliaries;
  private final Phrases subjects;
  private final Phrases articles;

  EnglishOpenings(Lexicon lexicon) {
    formulas = lexicon.list("formulas");
    serviceOpenings = lexicon.list("service openings");
    requests = lexicon.list("requests");
    offers = lexicon.list("offers");
    suggestions = lexicon.list("suggestions");
    askYou = lexicon.list("ask you");
    askLeave = lexicon.list("ask leave");
    preludes = lexicon.list("preludes");
    consents = lexicon.list("consents");
    abilities = lexicon.list("abilities");
    benefit = lexicon.list("benefit");
    invitations = lexicon.list("invitations");
    questionWords = lexicon.list("question words");
    auxiliaries = lexicon.list("auxiliaries");
    subjects = lexicon.list("subjects");
    articles = lexicon.list("articles");
  }

  /**
   * Reads the clause that starts at {@code start}; STATEMENT when it does not open as a question.
   */
  Reading read(Sentence sentence, int start, boolean answering) {
    if (fills(formulas, sentence, start) || (answering && fills(consents, sentence, start))) {
      return Reading.FORMULA;
    }
    if (fills(serviceOpenings, sentence, start)
        || fills(consents, sentence, start)
        || isPolitePrelude(sentence, start)) {
      return Reading.QUESTION;
    }
    if (requests.startAt(sentence, start) || askLeave.startAt(sentence, start)) {
      return Reading.REQUEST;
    }
    int suggested = suggestions.lengthAt(sentence.words(), start);
    if (suggested > 0) {
      boolean answers = answering && !sentence.says(start + suggested, "you");
      return answers ? Reading.REQUEST : Reading.SHORT_QUESTION;
    }
    int offered = offers.lengthAt(sentence.words(), start);
    if (offered > 0) {
      return readOffer(sentence, start + offered);
    }
    int asked = askYou.lengthAt(sentence.words(), start);
    if (asked > 0) {
      return readDeed(sentence, start + asked);
    }
    return opensQuestion(sentence, start) ? Reading.QUESTION : Reading.STATEMENT;
  }

  /** {@code i wonder ...}: a question, unless what is wondered about is a favour. */
  Reading readIndirect(Sentence sentence, int start) {
    for (int i = start; i < sentence.words().size(); i++) {
      if (askYou.startAt(sentence, i)
          || askLeave.startAt(sentence, i)
          || sentence.says(i, "could")
          || sentence.says(i, "can")) {
        return Reading.REQUEST;
      }
    }
    return Reading.QUESTION;
  }

  /** {@code may i ask} and what is asked: a question, politely put. */
  private boolean isPolitePrelude(Sentence sentence, int start) {
    int prelude = preludes.lengthAt(sentence.words(), start);
    int asked = start + prelude + (sentence.says(start + prelude, "you") ? 1 : 0);
    return prelude > 0
        && (questionWords.startAt(sentence, asked)
            || sentence.says(asked, "if")
            || sentence.says(asked, "your"));
  }

  /** After {@code can you}: what one is able to do is a question, what one should do a request. */
  private Reading readDeed(Sentence sentence, int verb) {
    int ability = abilities.lengthAt(sentence.words(), verb);
    boolean able = ability > 0 && !benefit.occurIn(sentence, verb + ability);
    return able ? Reading.QUESTION : Reading.REQUEST;
  }

  /** After {@code do you want to}: doing it together is an invitation. */
  private Reading readOffer(Sentence sentence, int verb) {
    boolean together = invitations.startAt(sentence, verb) || benefit.occurIn(sentence, verb);
    return together ? Reading.REQUEST : Reading.QUESTION;
  }

  private boolean opensQuestion(Sentence sentence, int start) {
    if (auxiliaries.startAt(sentence, start)) {
      return !articles.startAt(sentence, start + 1) || !sentence.says(start, "have");
    }
    boolean subordinate =
        subjects.startAt(sentence, start + 1) && sentence.words().contains(Sentence.COMMA);
    return questionWords.startAt(sentence, start) && !subordinate;
  }

  private static boolean fills(Phrases phrases, Sentence sentence, int start) {
    int length = phrases.lengthAt(sentence.words(), start);
    String next = sentence.word(start + length);
    return length > 0 && (next.isEmpty() || next.equals(Sentence.COMMA));
  }
}
