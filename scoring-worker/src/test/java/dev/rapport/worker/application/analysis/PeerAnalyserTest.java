package dev.rapport.worker.application.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import dev.rapport.model.failure.PermanentException;
import dev.rapport.model.failure.TransientException;
import dev.rapport.model.scoring.Analysis;
import dev.rapport.model.scoring.DegradedPart;
import dev.rapport.model.scoring.SessionEmotion;
import dev.rapport.worker.testing.Talks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeerAnalyserTest {

  private static final Duration AMPLE = Duration.ofSeconds(20);
  private static final Analysis ALL_FAILED =
      new Analysis(
          0,
          SessionEmotion.NEUTRAL,
          0,
          "scripted",
          List.of(
              new DegradedPart("questions", "x"),
              new DegradedPart("emotion", "x"),
              new DegradedPart("memories", "x")));

  private final ScriptedPeers peers = new ScriptedPeers();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void putsTheAnswersTogether() {
    Analysis analysis = ask(withAll(AMPLE, WhenPeersAreAway.DEGRADE));
    assertThat(analysis)
        .isEqualTo(new Analysis(3, SessionEmotion.HAPPY, 2, "scripted+scripted", List.of()));
  }

  @Test
  void asksAllThreeAtOnce() {
    CyclicBarrier together = new CyclicBarrier(3);
    peers.questions = () -> together.await(10, TimeUnit.SECONDS) >= 0 ? 1 : 0;
    peers.emotion = () -> together.await(10, TimeUnit.SECONDS) >= 0 ? SessionEmotion.SAD : null;
    peers.memories = () -> together.await(10, TimeUnit.SECONDS) >= 0 ? 1 : 0;
    assertThat(ask(withAll(AMPLE, WhenPeersAreAway.DEGRADE)).degraded()).isEmpty();
  }

  @Test
  void namesEachPartThatFailedWithItsCauseAndKeepsTheOthers() {
    peers.questions =
        () -> {
          throw new TransientException("LANGUAGE_MODEL_HTTP_503", "it answers with 503", null);
        };
    peers.memories =
        () -> {
          throw new PermanentException("MEMORY_SERVICE_HTTP_401", "it answers with 401", null);
        };
    Analysis analysis = ask(withAll(AMPLE, WhenPeersAreAway.DEGRADE));
    assertThat(analysis.sessionEmotion()).isEqualTo(SessionEmotion.HAPPY);
    assertThat(analysis.userInitiatedQuestions()).isZero();
    assertThat(analysis.newMemories()).isZero();
    assertThat(analysis.degraded())
        .containsExactly(
            new DegradedPart("questions", "LANGUAGE_MODEL_HTTP_503: it answers with 503"),
            new DegradedPart("memories", "MEMORY_SERVICE_HTTP_401: it answers with 401"));
  }

  @Test
  void endsWithItsBudgetAndInterruptsWhoIsStillAsked() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    peers.emotion =
        () -> {
          try {
            new CountDownLatch(1).await();
          } finally {
            interrupted.countDown();
          }
          return SessionEmotion.ANGRY;
        };
    long begun = System.nanoTime();
    Analysis analysis = ask(withAll(Duration.ofMillis(500), WhenPeersAreAway.DEGRADE));
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(Duration.ofMillis(490), Duration.ofSeconds(5));
    assertThat(analysis.degraded())
        .containsExactly(new DegradedPart("emotion", "BUDGET_SPENT: no answer within 500 ms"));
    assertThat(analysis.userInitiatedQuestions()).isEqualTo(3);
    assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void degradesOrWaitsWhileAPeerIsAwayAsTheSettingSays() {
    peers.questions =
        () -> {
          throw new OutageException(Dependency.LANGUAGE_MODEL, "not asked");
        };
    assertThat(ask(withAll(AMPLE, WhenPeersAreAway.DEGRADE)).degraded())
        .containsExactly(new DegradedPart("questions", "LANGUAGE_MODEL: not asked"));
    assertThatThrownBy(() -> ask(withAll(AMPLE, WhenPeersAreAway.WAIT)))
        .isInstanceOf(OutageException.class);
  }

  @Test
  void standsDownWhenInterrupted() {
    peers.emotion =
        () -> {
          new CountDownLatch(1).await();
          return SessionEmotion.ANGRY;
        };
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> ask(withAll(AMPLE, WhenPeersAreAway.DEGRADE)))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).as("still interrupted").isTrue();
  }

  @Test
  void letsTheRulesAnswerWhatNoPeerIsAskedFor() {
    PeerAnalyser onlyMemories =
        analyser(Optional.empty(), Optional.of(peers), AMPLE, WhenPeersAreAway.DEGRADE);
    assertThat(ask(onlyMemories))
        .satisfies(
            analysis -> {
              assertThat(analysis.userInitiatedQuestions()).isEqualTo(1);
              assertThat(analysis.newMemories()).isEqualTo(2);
              assertThat(analysis.source()).isEqualTo("builtin+scripted");
            });
    assertThat(onlyMemories.asksPeers()).isTrue();
  }

  @Test
  void asksNobodyAboutAChildThatSaidNothing() {
    Analysis analysis = withAll(AMPLE, WhenPeersAreAway.DEGRADE).ask(Talks.of("Hello?"));
    assertThat(analysis)
        .isEqualTo(new Analysis(0, SessionEmotion.NEUTRAL, 0, "builtin", List.of()));
    assertThat(peers.questionsAsked.get() + peers.emotionAsked.get() + peers.memoriesAsked.get())
        .isZero();
  }

  @Test
  void asksAgainOnlyForWhatFailed() {
    Analysis before =
        new Analysis(
            0, SessionEmotion.SAD, 7, "scripted", List.of(new DegradedPart("questions", "x")));
    Analysis after = withAll(AMPLE, WhenPeersAreAway.DEGRADE).askAgain(Talks.usual(), before);
    assertThat(after)
        .isEqualTo(new Analysis(3, SessionEmotion.SAD, 7, "scripted+scripted", List.of()));
    assertThat(peers.emotionAsked.get() + peers.memoriesAsked.get()).isZero();
  }

  @Test
  void leavesMemoriesDegradedWhenNobodyCanBeAskedForThem() {
    PeerAnalyser noMemories =
        analyser(Optional.of(peers), Optional.empty(), AMPLE, WhenPeersAreAway.DEGRADE);
    assertThat(noMemories.askAgain(Talks.usual(), ALL_FAILED).degraded())
        .extracting(DegradedPart::part)
        .containsExactly("memories");
  }

  private PeerAnalyser withAll(Duration budget, WhenPeersAreAway away) {
    return analyser(Optional.of(peers), Optional.of(peers), budget, away);
  }

  private PeerAnalyser analyser(
      Optional<LanguageModel> model,
      Optional<Memories> memories,
      Duration budget,
      WhenPeersAreAway away) {
    return new PeerAnalyser(model, memories, threads, new PeerAnalyser.Bounds(budget, away));
  }

  /** Without an event: what is asked for first is all parts, too. */
  private static Analysis ask(PeerAnalyser analyser) {
    return analyser.ask(Talks.usual());
  }
}
