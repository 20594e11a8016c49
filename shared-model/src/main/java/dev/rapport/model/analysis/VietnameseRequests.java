package dev.rapport.model.analysis;

import java.util.List;

/** Vietnamese sentences that want a deed or leave, or that invite. */
final class VietnameseRequests {

  private final Phrases openings;
  private final Phrases endings;
  private final Phrases leave;
  private final Phrases can;
  private final Phrases no;
  private final Phrases notYet;
  private final Phrases benefit;
  private final Phrases firstPerson;
  private final Phrases ownVerbs;
  private final Phrases abilities;
  private final Phrases invitations;
  private final Phrases aboutYou;
  private final Phrases softeners;
  private final Phrases names;
  private final Phrases which;

  VietnameseRequests(Lexicon lexicon) {
    openings = lexicon.list("request openings");
    endings = lexicon.list("request endings");
    leave = lexicon.list("leave");
    can = lexicon.list("can");
    no = lexicon.list("no");
    notYet = lexicon.list("not yet");
    benefit = lexicon.list("benefit");
    firstPerson = lexicon.list("first person");
    ownVerbs = lexicon.list("own verbs");
    abilities = lexicon.list("abilities");
    invitations = lexicon.list("invitations");
    aboutYou = lexicon.list("about you");
    softeners = lexicon.list("softeners");
    names = lexicon.list("names");
    which = lexicon.list("which");
  }

  boolean recognise(Sentence body) {
    List<String> words = body.words();
    int end = withoutAfterthoughts(words);
    if (openings.startAt(body, 0) || closesAsRequest(words, end)) {
      return true;
    }
    if (leave.lengthBefore(words, end) > 0) {
      return asksLeaveOrDeed(body);
    }
    if (notYet.lengthBefore(words, end) > 0) {
      return asksForOneself(body);
    }
    if (no.lengthBefore(words, end) == 0) {
      return false;
    }
    return asksForOneself(body) || (can.occurIn(body, 0) ? asksLeaveOrDeed(body) : invites(body));
  }

  private boolean closesAsRequest(List<String> words, int end) {
    return endings.lengthBefore(words, words.size()) > 0
        || (endings.lengthBefore(words, end) > 0 && which.lengthBefore(words, end) == 0);
  }

  /** {@code con được ăn kẹo chưa}: may I yet. */
  private boolean asksForOneself(Sentence body) {
    return body.words().contains("được") && speaksOfSelf(body);
  }

  /** What somebody is able to do is a question; anything else is for the child, or in doubt. */
  private boolean asksLeaveOrDeed(Sentence body) {
    return benefit.occurIn(body, 0) || speaksOfSelf(body) || !abilities.occurIn(body, 0);
  }

  private boolean invites(Sentence body) {
    if (aboutYou.occurIn(body, 0)) {
      return false;
    }
    return benefit.occurIn(body, 0) || invitations.occurIn(body, 0);
  }

  /** {@code con muốn} speaks of the child, {@code con mèo} of a cat. */
  private boolean speaksOfSelf(Sentence body) {
    int self = firstPerson.lengthAt(body.words(), 0);
    return self > 0 && (!body.word(0).equals("con") || ownVerbs.startAt(body, self));
  }

  private int withoutAfterthoughts(List<String> words) {
    int end = words.size();
    int length = afterthought(words, end);
    while (length > 0 && length < end) {
      end -= length;
      length = afterthought(words, end);
    }
    return end;
  }

  private int afterthought(List<String> words, int end) {
    return Math.max(softeners.lengthBefore(words, end), names.lengthBefore(words, end));
  }
}
