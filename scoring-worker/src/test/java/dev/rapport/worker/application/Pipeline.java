package dev.rapport.worker.application;

import dev.rapport.model.activities.CandidateSet;
import dev.rapport.model.activities.Candidates;
import dev.rapport.model.activities.Catalogue;
import dev.rapport.model.activities.KeptCandidates;
import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.contract.ConversationEndedJson;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.conversation.BotType;
import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.scoring.Analysis;
import dev.rapport.model.scoring.Formula;
import dev.rapport.model.scoring.SessionEmotion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** The whole pipeline over fakes, which keep what was asked of them. */
final class Pipeline {

  final InMemoryRows rows = new InMemoryRows();
  final InMemoryRows.Worker worker = rows.worker();
  final List<Delivery> acknowledged = new ArrayList<>();
  final List<FailureMessage> published = new ArrayList<>();
  final List<Outcome> outcomes = new ArrayList<>();
  final List<String> cached = new ArrayList<>();
  final InFlight inFlight = new InFlight();
  final Map<EventId, Function<ClaimedEvent, Analysis>> analyses = new HashMap<>();
  final Consumption consumption =
      new Consumption(
          new FakeSubscription(),
          new Inbox(1),
          List.of(),
          () -> {},
          new Consumption.PauseSettings(
              Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1), Duration.ZERO),
          new SilentListener());
  Scores scores = worker;
  Events events = worker;
  boolean confirms = true;

  /** A delivery with this body. */
  record Letter(String text, boolean isGone) implements Delivery {
    @Override
    public byte[] body() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  Delivery deliveryOf(EventId id) {
    ConversationEnded message = new ConversationEnded(id, "c", "u", "TALK", 0, null);
    byte[] body = new ConversationEndedJson().write(message);
    return new Letter(new String(body, StandardCharsets.UTF_8), false);
  }

  void handle(Delivery... deliveries) {
    build().handle(List.of(deliveries));
  }

  ScoreConversation build() {
    Observer observer = new Observer();
    Failing failing = new Failing(worker);
    Settle settle = new Settle(acknowledged::addAll, this::publish, worker, consumption, observer);
    RefreshCandidates candidates =
        new RefreshCandidates(Catalogue::empty, new Random(7), new Cache(), observer);
    var rules = new Analysing.ScoringRules(Formula.standard(), Set.of(BotType.NEXT_LESSON));
    return new ScoreConversation(
        inFlight,
        events,
        new Analysing(events, new Scripted(), failing, rules, observer),
        new Applying(scores, failing, observer, InstantSource.system()),
        failing,
        new Finishing(inFlight, settle, candidates));
  }

  private List<FailureMessage> publish(List<FailureMessage> messages) {
    published.addAll(messages);
    return confirms ? messages : List.of();
  }

  private final class Scripted implements Analyser {
    @Override
    public Analysis analyse(ClaimedEvent event, ConversationLog log) {
      return analyses
          .getOrDefault(
              event.id(), _ -> new Analysis(1, SessionEmotion.NEUTRAL, 0, "scripted", List.of()))
          .apply(event);
    }

    @Override
    public boolean asksPeers() {
      return true;
    }
  }

  private final class Cache implements Candidates {
    @Override
    public Optional<KeptCandidates> find(String userId) {
      return Optional.empty();
    }

    @Override
    public boolean keep(CandidateSet set) {
      return cached.add(set.userId());
    }
  }

  private final class Observer implements ScoringObserver {
    @Override
    public void taken(ClaimedEvent event) {}

    @Override
    public void settled(Settled settled) {
      outcomes.add(settled.outcome());
    }

    @Override
    public void degraded(AnalysedEvent event) {}

    @Override
    public void cached(boolean kept) {}

    @Override
    public void surprised(String where, RuntimeException surprise) {}
  }

  /** Never told anything that a test wants to know. */
  static final class SilentListener implements Consumption.Listener {
    @Override
    public void paused(Consumption.Pause pause) {}

    @Override
    public void resumed() {}
  }
}
