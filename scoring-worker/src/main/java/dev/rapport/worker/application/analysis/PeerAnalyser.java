package dev.rapport.worker.application.analysis;

import dev.rapport.model.analysis.BuiltInAnalysis;
import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.scoring.Analysis;
import dev.rapport.model.scoring.SessionEmotion;
import dev.rapport.worker.application.Analyser;
import dev.rapport.worker.application.ClaimedEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks those peers that there are, in parallel; the built-in analysis answers the rest, and for a
 * child that said nothing everything. Without a memory service nothing is remembered.
 */
public final class PeerAnalyser implements Analyser {

  private final Optional<LanguageModel> model;
  private final Optional<Memories> memories;
  private final ExecutorService threads;
  private final Bounds bounds;
  private final BuiltInAnalysis builtIn = new BuiltInAnalysis();

  /**
   * How long all parts may take together, and what follows when a peer is away.
   *
   * @param budget shorter than the lease of an event
   */
  public record Bounds(Duration budget, WhenPeersAreAway whenPeersAreAway) {}

  /**
   * @param threads a thread for each task, never a queue
   */
  public PeerAnalyser(
      Optional<LanguageModel> model,
      Optional<Memories> memories,
      ExecutorService threads,
      Bounds bounds) {
    this.model = model;
    this.memories = memories;
    this.threads = threads;
    this.bounds = bounds;
  }

  @Override
  public Analysis analyse(ClaimedEvent event, ConversationLog log) {
    return ask(new Conversation(event.userId(), event.conversationId(), log));
  }

  Analysis ask(Conversation conversation) {
    return ask(conversation, null);
  }

  /**
   * Asks again for what failed, and only for that: a memory service answers 0 for what it has
   * already learnt.
   *
   * @throws dev.rapport.model.failure.OutageException like {@link #analyse}
   */
  public Analysis askAgain(Conversation conversation, Analysis before) {
    return ask(conversation, before);
  }

  @Override
  public boolean asksPeers() {
    return model.isPresent() || memories.isPresent();
  }

  private Analysis ask(Conversation conversation, @Nullable Analysis before) {
    Analysis rules = builtIn.analyse(conversation.log());
    if (conversation.log().userTurns().isEmpty()) {
      return rules;
    }
    try (PartsWithinBudget parts =
        new PartsWithinBudget(threads, bounds.budget(), bounds.whenPeersAreAway())) {
      Asking asking = new Asking(parts, before);
      Supplier<Integer> questions =
          asking.of(
              Part.QUESTIONS,
              Analysis::userInitiatedQuestions,
              rules,
              0,
              model.map(peer -> () -> peer.questions(conversation)));
      Supplier<SessionEmotion> emotion =
          asking.of(
              Part.EMOTION,
              Analysis::sessionEmotion,
              rules,
              SessionEmotion.NEUTRAL,
              model.map(peer -> () -> peer.emotion(conversation)));
      Supplier<Integer> learnt =
          asking.of(
              Part.MEMORIES,
              Analysis::newMemories,
              rules,
              0,
              memories.map(peer -> () -> peer.learn(conversation)));
      return new Analysis(questions.get(), emotion.get(), learnt.get(), source(), parts.degraded());
    }
  }

  private String source() {
    String read = model.map(LanguageModel::source).orElse(BuiltInAnalysis.SOURCE);
    return memories.map(peer -> read + "+" + peer.source()).orElse(read);
  }

  /** Where each part's answer comes from. */
  private record Asking(PartsWithinBudget parts, @Nullable Analysis before) {

    <T> Supplier<T> of(
        Part part,
        java.util.function.Function<Analysis, T> answer,
        Analysis rules,
        T neutral,
        Optional<Callable<T>> peer) {
      Analysis earlier = before;
      if (earlier != null && !part.isDegradedIn(earlier)) {
        return () -> answer.apply(earlier);
      }
      return peer.map(question -> parts.ask(part, neutral, question))
          .orElseGet(() -> withoutPeer(part, answer.apply(rules)));
    }

    /** Rules answer as well as they can, but remember nothing: that is no better than a failure. */
    private <T> Supplier<T> withoutPeer(Part part, T byRules) {
      return () -> {
        if (before != null && part == Part.MEMORIES) {
          parts.degrade(part, "NOT_ASKED: there is no memory service any more");
        }
        return byRules;
      };
    }
  }
}
