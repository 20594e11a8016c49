package dev.rapport.worker.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.scoring.Analysis;
import dev.rapport.model.scoring.DegradedPart;
import dev.rapport.model.scoring.Formula;
import dev.rapport.model.scoring.SessionEmotion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows to test against, and the steps that the tests of their promises share. */
abstract class RowsFixture {

  private static final Failure PASSING =
      new Failure("PEER_503", "the peer answered 503", "Peer@x", false, java.time.Duration.ZERO);

  /** The rows as one worker sees them. */
  public record Rows(Events events, Scores scores, FailedAttempts failed) {}

  /** A new accepted event of this user. */
  protected abstract EventId accepted(String userId);

  /** A worker that lives. */
  protected abstract Rows worker();

  /** Lets a worker die as kill -9 does. */
  protected abstract void kill(Rows worker);

  /** Makes an event due now. */
  protected abstract void makeDue(EventId id);

  /** Lets the lease of an event be over. */
  protected abstract void endLease(EventId id);

  /** Releases a claimed event as the sweep does once its lease is over. */
  protected abstract void sweep(EventId id);

  /** The analysis that is kept of an event. */
  protected abstract @Nullable Analysis kept(EventId id);

  /** A user's score; zero for one that is not known. */
  protected abstract BigDecimal score(String userId);

  void crashOn(EventId id) {
    Rows dies = worker();
    assertThat(dies.events().claim(List.of(id)).get(id)).isNotNull();
    kill(dies);
  }

  static Claim claim(Rows worker, EventId id) {
    return Objects.requireNonNull(worker.events().claim(List.of(id)).get(id));
  }

  static ClaimedEvent taken(Rows worker, EventId id) {
    Claim claim = claim(worker, id);
    assertThat(claim).isInstanceOf(Claim.Taken.class);
    return ((Claim.Taken) claim).event();
  }

  static FailedAttempt failed(ClaimedEvent event) {
    return new FailedAttempt(event, PASSING);
  }

  static Applied apply(Rows worker, ClaimedEvent event) {
    return Objects.requireNonNull(worker.scores().apply(List.of(worth(event))).get(event.id()));
  }

  /** Five exchanges, six questions, interesting: worth 35.5. */
  static AnalysedEvent worth(ClaimedEvent event) {
    return analysed(event, 6, List.of());
  }

  static AnalysedEvent analysed(ClaimedEvent event, int questions, List<DegradedPart> degraded) {
    Analysis analysis = new Analysis(questions, SessionEmotion.INTERESTING, 0, "model", degraded);
    return new AnalysedEvent(event, analysis, Formula.standard().score(5, analysis));
  }
}
