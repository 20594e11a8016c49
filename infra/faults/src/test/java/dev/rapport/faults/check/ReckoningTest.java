package dev.rapport.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.faults.check.Books.Effect;
import dev.rapport.faults.check.Books.Row;
import dev.rapport.faults.load.Conversations.Sample;
import dev.rapport.faults.load.Posting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReckoningTest {

  private static final String USER = "user";
  private static final BigDecimal WORTH = new BigDecimal("3.5");

  private final List<Posting> postings = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private BigDecimal score = BigDecimal.ZERO;

  @Test
  void findsNothingWhereAllIsWell() {
    posted(1, Posting.Kind.GOOD);
    scored(1);
    posted(2, Posting.Kind.SKIPPED);
    row(2, "SKIPPED");

    Reckoning reckoning = reckoning(Set.of());
    Counters counters = reckoning.reckon(postings);

    assertThat(reckoning.findings()).isEmpty();
    assertThat(counters.ok()).isEqualTo(2).isEqualTo(counters.acknowledged());
  }

  @Test
  void missesAnEventWithoutRow() {
    posted(1, Posting.Kind.GOOD);

    assertThat(reckoning(Set.of()).reckon(postings).lost()).isEqualTo(1);
  }

  @Test
  void missesAnEventWithoutEffect() {
    posted(1, Posting.Kind.GOOD);
    row(1, "PROCESSED");

    assertThat(reckoning(Set.of()).reckon(postings).lost()).isPositive();
  }

  @Test
  void seesAScoreThatIsTooHighThoughTheLedgerIsRight() {
    posted(1, Posting.Kind.GOOD);
    scored(1);
    score = score.add(WORTH);

    assertThat(reckoning(Set.of()).reckon(postings).duplicated()).isEqualTo(1);
  }

  @Test
  void seesAScoreThatIsTooLowThoughTheLedgerIsRight() {
    posted(1, Posting.Kind.GOOD);
    scored(1);
    score = BigDecimal.ZERO;

    assertThat(reckoning(Set.of()).reckon(postings).lost()).isEqualTo(1);
  }

  @Test
  void seesASecondEffect() {
    posted(1, Posting.Kind.GOOD);
    scored(1);
    effects.add(new Effect(1, USER, WORTH));

    assertThat(reckoning(Set.of()).reckon(postings).duplicated()).isPositive();
  }

  @Test
  void seesAGoodEventAmongTheDead() {
    posted(1, Posting.Kind.GOOD);
    row(1, "FAILED");

    assertThat(reckoning(Set.of(1L)).reckon(postings).goodDead()).isEqualTo(1);
  }

  @Test
  void seesPoisonWithoutACopyInTheDeadLetterQueue() {
    posted(1, Posting.Kind.POISON);
    row(1, "FAILED");

    Counters counters = reckoning(Set.of()).reckon(postings);

    assertThat(counters.poison()).isEqualTo(1);
    assertThat(counters.isolated()).isZero();
  }

  @Test
  void countsIsolatedPoisonAsRight() {
    posted(1, Posting.Kind.POISON);
    row(1, "FAILED");

    Books books = books();
    books.deadLetter(1);
    Counters counters = new Reckoning(books, Set.of(1L)).reckon(postings);

    assertThat(counters.isolated()).isEqualTo(1);
    assertThat(counters.ok()).isEqualTo(1);
  }

  @Test
  void tellsRecoveredFromUnexpected() {
    Posting unanswered = posting(1, Posting.Kind.GOOD);
    postings.add(unanswered);
    scored(1);
    rows.add(new Row(9, "nobody/10", USER, "PROCESSED"));

    Counters counters = reckoning(Set.of()).reckon(postings);

    assertThat(counters.recovered()).isEqualTo(1);
    assertThat(counters.unexpected()).isEqualTo(1);
    assertThat(counters.lost()).isZero();
  }

  @Test
  void countsWhatIsOpen() {
    posted(1, Posting.Kind.GOOD);
    row(1, "PROCESSING");

    assertThat(reckoning(Set.of()).reckon(postings).open()).isEqualTo(1);
  }

  private static Posting posting(long id, Posting.Kind kind) {
    return new Posting(kind, "conversation-" + id, USER, new Sample("[]", WORTH), 0);
  }

  private void posted(long id, Posting.Kind kind) {
    Posting posting = posting(id, kind);
    posting.acknowledged(id);
    postings.add(posting);
  }

  private void row(long id, String status) {
    rows.add(new Row(id, "conversation-" + id + "/10", USER, status));
  }

  private void scored(long id) {
    row(id, "PROCESSED");
    effects.add(new Effect(id, USER, WORTH));
    score = score.add(WORTH);
  }

  private Books books() {
    Books books = new Books(rows, effects);
    books.score(USER, score);
    return books;
  }

  private Reckoning reckoning(Set<Long> inDeadLetterQueue) {
    return new Reckoning(books(), inDeadLetterQueue);
  }
}
