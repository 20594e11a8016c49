package dev.rapport.worker;

import dev.rapport.model.activities.Candidates;
import dev.rapport.model.activities.Catalogues;
import dev.rapport.shared.amqp.BrokerProbe;
import dev.rapport.shared.amqp.BrokerSettings;
import dev.rapport.shared.amqp.ConfirmingPublisher;
import dev.rapport.shared.postgres.DatabaseSettings;
import dev.rapport.shared.postgres.SchemaCheck;
import dev.rapport.shared.redis.CacheSettings;
import dev.rapport.shared.settings.ScoringSettings;
import dev.rapport.worker.application.Analyser;
import dev.rapport.worker.application.Analysing;
import dev.rapport.worker.application.Applying;
import dev.rapport.worker.application.Consumption;
import dev.rapport.worker.application.Events;
import dev.rapport.worker.application.FailedAttempts;
import dev.rapport.worker.application.Failing;
import dev.rapport.worker.application.FailureMessages;
import dev.rapport.worker.application.Finishing;
import dev.rapport.worker.application.FriendshipLedger;
import dev.rapport.worker.application.InFlight;
import dev.rapport.worker.application.Inbox;
import dev.rapport.worker.application.Lanes;
import dev.rapport.worker.application.RefreshCandidates;
import dev.rapport.worker.application.ScoreConversation;
import dev.rapport.worker.application.Scores;
import dev.rapport.worker.application.ScoringObserver;
import dev.rapport.worker.application.Settle;
import dev.rapport.worker.application.Subscription;
import dev.rapport.worker.application.Worker;
import dev.rapport.worker.infrastructure.amqp.ChannelAcknowledgements;
import dev.rapport.worker.infrastructure.postgres.WorkerDatabase;
import dev.rapport.worker.settings.PauseSettings;
import dev.rapport.worker.settings.WorkerSettings;
import dev.rapport.worker.settings.WorkerSettings.Concurrency;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The composition root: the pipeline and what it needs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  BrokerSettings.class,
  CacheSettings.class,
  DatabaseSettings.class,
  PauseSettings.class,
  ScoringSettings.class,
  WorkerSettings.class
})
class Wiring {

  private static final Logger log = LoggerFactory.getLogger(Wiring.class);

  private static final int EXIT_UNMENDABLE = 70;

  @Bean
  InstantSource clock() {
    return Clock.systemUTC();
  }

  @Bean
  RandomGenerator random() {
    return RandomGenerator.SplittableGenerator.of("L64X128MixRandom");
  }

  @Bean
  Concurrency concurrency(WorkerSettings worker, Analyser analyser) {
    return worker.concurrency(analyser.asksPeers());
  }

  @Bean
  InFlight inFlight() {
    return new InFlight();
  }

  @Bean
  Inbox inbox(Concurrency concurrency) {
    return new Inbox(concurrency.prefetch());
  }

  @Bean
  Events events(WorkerDatabase database, WorkerSettings worker) {
    return database.events(worker.lease());
  }

  @Bean
  Scores scores(WorkerDatabase database, ScoringSettings scoring, Catalogues catalogues) {
    return database.scores(new FriendshipLedger(scoring.rules()), catalogues);
  }

  @Bean
  FailedAttempts failedAttempts(WorkerDatabase database) {
    return database.failedAttempts();
  }

  @Bean
  Failing failing(FailedAttempts failedAttempts) {
    return new Failing(failedAttempts);
  }

  @Bean
  Analysing analysing(
      Events events,
      @Qualifier("tracedAnalyser") Analyser analyser,
      Failing failing,
      ScoringSettings scoring,
      ScoringObserver observer) {
    var rules = new Analysing.ScoringRules(scoring.formula(), Set.copyOf(scoring.skipped()));
    return new Analysing(events, analyser, failing, rules, observer);
  }

  @Bean
  Consumption consumption(
      Subscription subscription,
      Inbox inbox,
      DependencyChecks checks,
      PauseSettings pause,
      Consumption.Listener listener) {
    return new Consumption(
        subscription, inbox, checks.all(), checks.presence(), pause.toConsumption(), listener);
  }

  @Bean
  DependencyChecks dependencyChecks(
      WorkerDatabase database,
      SchemaCheck schema,
      BrokerProbe broker,
      Events events,
      InFlight inFlight,
      AnalysisPeers peers) {
    return new DependencyChecks(
        database.presence(), schema, broker, events, inFlight, peers.awaited());
  }

  @Bean
  Settle settle(
      FailureMessages failureMessages,
      FailedAttempts failedAttempts,
      Consumption consumption,
      ScoringObserver observer) {
    return new Settle(
        new ChannelAcknowledgements(), failureMessages, failedAttempts, consumption, observer);
  }

  @Bean
  Finishing finishing(
      InFlight inFlight,
      Settle settle,
      Catalogues catalogues,
      RandomGenerator random,
      Candidates candidates,
      ScoringObserver observer) {
    return new Finishing(
        inFlight, settle, new RefreshCandidates(catalogues, random, candidates, observer));
  }

  @Bean
  Applying applying(Scores scores, Failing failing, ScoringObserver observer, InstantSource clock) {
    return new Applying(scores, failing, observer, clock);
  }

  @Bean
  ScoreConversation scoreConversation(
      InFlight inFlight,
      Events events,
      Analysing analysing,
      Applying applying,
      Failing failing,
      Finishing finishing) {
    return new ScoreConversation(inFlight, events, analysing, applying, failing, finishing);
  }

  @Bean
  Lanes lanes(Inbox inbox, ScoreConversation work, Concurrency concurrency) {
    return new Lanes(inbox, work, concurrency.batchSize(), Wiring::halt);
  }

  @Bean
  Worker worker(
      Consumption consumption,
      Subscription subscription,
      Lanes lanes,
      Events events,
      ScoringObserver observer) {
    return new Worker(consumption, subscription, lanes, events, observer);
  }

  @Bean
  WorkerLifecycle workerLifecycle(Worker worker, Concurrency concurrency, WorkerSettings settings) {
    return new WorkerLifecycle(worker, concurrency.lanes(), settings.drain());
  }

  @Bean
  EffectiveSettings effectiveSettings(
      WorkerSettings worker,
      PauseSettings pause,
      ScoringSettings scoring,
      DatabaseSettings database,
      BrokerSettings broker,
      CacheSettings cache) {
    return new EffectiveSettings(worker, pause, scoring, database, broker, cache);
  }

  @Bean
  StartupChecks startupChecks(
      SchemaCheck schema,
      WorkerSettings worker,
      DatabaseSettings database,
      ConfirmingPublisher failurePublisher,
      EffectiveSettings settings) {
    return new StartupChecks(schema, worker, database, failurePublisher, settings);
  }

  /** At once: an orderly shutdown would hand the poison back as if nothing had happened. */
  private static void halt(Error error) {
    log.error("the worker ends: a lane cannot go on", error);
    Runtime.getRuntime().halt(EXIT_UNMENDABLE);
  }
}
