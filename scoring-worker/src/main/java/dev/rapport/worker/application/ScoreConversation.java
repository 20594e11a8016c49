package dev.rapport.worker.application;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The pipeline for what one lane took: admit, claim, analyse, apply, settle, cache. Every delivery
 * ends in exactly one {@link Outcome}.
 */
public final class ScoreConversation {

  private final Admission admission;
  private final Events events;
  private final Analysing analysing;
  private final Applying applying;
  private final Failing failing;
  private final Finishing finishing;
  private final Company company = new Company();

  public ScoreConversation(
      InFlight inFlight,
      Events events,
      Analysing analysing,
      Applying applying,
      Failing failing,
      Finishing finishing) {
    this.admission = new Admission(inFlight);
    this.events = events;
    this.analysing = analysing;
    this.applying = applying;
    this.failing = failing;
    this.finishing = finishing;
  }

  /** Works on everything in the batch, within the bound on handling. Does not throw. */
  public void handle(List<Delivery> batch) {
    Admission.Admitted admitted = admission.admit(batch);
    admitted.unread().forEach(this::bury);
    Map<EventId, byte[]> bodies = admitted.events();
    if (bodies.isEmpty()) {
      return;
    }
    List<EventId> suspects = new ArrayList<>();
    company.together(() -> suspects.addAll(work(bodies, events::claim)));
    for (EventId suspect : suspects) {
      byte[] body = Objects.requireNonNull(bodies.get(suspect));
      company.alone(
          () -> work(Map.of(suspect, body), _ -> Map.of(suspect, events.claimAlone(suspect))));
    }
  }

  /** Settles everything but the suspects, which it returns: they must be claimed alone. */
  private List<EventId> work(
      Map<EventId, byte[]> bodies, Function<Collection<EventId>, Map<EventId, Claim>> claiming) {
    Progress progress = new Progress(bodies.keySet());
    try {
      List<ClaimedEvent> taken = sort(claiming.apply(bodies.keySet()), bodies, progress);
      applying.apply(analysing.analyse(taken, progress), progress);
    } catch (OutageException e) {
      progress.endRest(new Outcome.Outage(e));
    } catch (RuntimeException e) {
      progress.endRest(new Outcome.Outage(unexpected(e)));
    }
    finishing.finish(progress);
    return progress.suspects();
  }

  private List<ClaimedEvent> sort(
      Map<EventId, Claim> claims, Map<EventId, byte[]> bodies, Progress progress) {
    List<ClaimedEvent> taken = new ArrayList<>(claims.size());
    claims.forEach(
        (id, claim) -> {
          switch (claim) {
            case Claim.Taken(var event) -> taken.add(event);
            case Claim.Suspect _ -> progress.suspect(id);
            case Claim.CrashedTooOften(var event) ->
                progress.end(id, failing.fail(new FailedAttempt(event, Failure.CRASHED)));
            case Claim.Refused(var reason) -> progress.end(id, new Outcome.Suppressed(reason));
            case Claim.Unknown _ ->
                progress.end(
                    id,
                    failing.bury(
                        Objects.requireNonNull(bodies.get(id)),
                        "UNKNOWN_EVENT",
                        "there is no event " + id));
          }
        });
    return taken;
  }

  private void bury(Admission.Unread unread) {
    Outcome outcome;
    try {
      outcome = failing.bury(unread.delivery().body(), "UNREADABLE_MESSAGE", unread.reason());
    } catch (OutageException e) {
      outcome = new Outcome.Outage(e);
    } catch (RuntimeException e) {
      outcome = new Outcome.Outage(unexpected(e));
    }
    finishing.finishUnread(unread.delivery(), outcome);
  }

  /**
   * Work that failed where no row could be charged. Waiting and taking it again is safe, and the
   * queue's delivery limit ends it.
   */
  private static OutageException unexpected(RuntimeException e) {
    return new OutageException(Dependency.POSTGRESQL, "unexpected " + e.getClass().getName(), e);
  }
}
