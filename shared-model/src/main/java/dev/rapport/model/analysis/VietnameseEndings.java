package dev.rapport.model.analysis;

import java.util.List;

/** What closes a Vietnamese yes-or-no question. */
final class VietnameseEndings {

  private final Phrases no;
  private final Phrases notYet;
  private final Phrases plainBefore;
  private final Phrases softeners;
  private final Phrases names;
  private final Phrases tags;
  private final Phrases asking;
  private final Phrases askingMarked;
  private final Phrases or;
  private final Phrases good;
  private final Phrases told;

  VietnameseEndings(Lexicon lexicon) {
    no = lexicon.list("no");
    notYet = lexicon.list("not yet");
    plainBefore = lexicon.list("plain before no");
    softeners = lexicon.list("softeners");
    names = lexicon.list("names");
    tags = lexicon.list("agreement tags");
    asking = lexicon.list("asking endings");
    askingMarked = lexicon.list("asking endings with mark");
    or = lexicon.list("or");
    good = lexicon.list("good");
    told = lexicon.list("told");
  }

  Reading read(Sentence body) {
    List<String> words = body.words();
    if (tags.lengthBefore(words, words.size()) > 0) {
      return Reading.SHORT_QUESTION;
    }
    int end = words.size();
    while (end > 0) {
      if (closesYesOrNo(body, end)) {
        return Reading.QUESTION;
      }
      int softener = Math.max(softeners.lengthBefore(words, end), names.lengthBefore(words, end));
      if (softener == 0) {
        break;
      }
      end -= softener;
    }
    return readParticle(body);
  }

  private boolean closesYesOrNo(Sentence body, int end) {
    List<String> words = body.words();
    boolean closes = no.lengthBefore(words, end) == 1 || notYet.lengthBefore(words, end) == 1;
    boolean plain = end < 2 || plainBefore.lengthBefore(words, end - 1) > 0;
    return closes && !plain && (body.isAsked() || !told.occurIn(body, 0));
  }

  private Reading readParticle(Sentence body) {
    List<String> words = body.words();
    int end = words.size();
    if (end > 1 && asking.lengthBefore(words, end) > 0) {
      return Reading.SHORT_QUESTION;
    }
    if (!body.isAsked()) {
      return Reading.STATEMENT;
    }
    if (offersChoice(body)) {
      return Reading.QUESTION;
    }
    return end > 1 && askingMarked.lengthBefore(words, end) > 0
        ? Reading.SHORT_QUESTION
        : Reading.STATEMENT;
  }

  /** {@code mèo hay chó}: "hay" between two things, not as "good". */
  private boolean offersChoice(Sentence body) {
    for (int i = 1; i < body.words().size() - 1; i++) {
      if (or.startAt(body, i) && !good.startAt(body, i) && !good.startAt(body, i - 1)) {
        return true;
      }
    }
    return false;
  }
}
