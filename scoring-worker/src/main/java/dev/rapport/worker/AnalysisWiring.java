package dev.rapport.worker;

import dev.rapport.model.failure.Dependency;
import dev.rapport.shared.http.GuardedPeer;
import dev.rapport.shared.settings.Setting;
import dev.rapport.worker.application.Analyser;
import dev.rapport.worker.application.BuiltInAnalyser;
import dev.rapport.worker.application.analysis.LanguageModel;
import dev.rapport.worker.application.analysis.Memories;
import dev.rapport.worker.application.analysis.PeerAnalyser;
import dev.rapport.worker.infrastructure.memory.HttpMemories;
import dev.rapport.worker.infrastructure.memory.MemorySettings;
import dev.rapport.worker.infrastructure.model.HttpLanguageModel;
import dev.rapport.worker.infrastructure.model.ModelSettings;
import dev.rapport.worker.settings.AnalysisSettings;
import dev.rapport.worker.settings.AnalysisSettings.Mode;
import dev.rapport.worker.settings.WorkerSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Who finds out what a conversation held. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AnalysisSettings.class, MemorySettings.class, ModelSettings.class})
class AnalysisWiring {

  private static final Logger log = LoggerFactory.getLogger(AnalysisWiring.class);

  @Bean
  AnalysisPeers analysisPeers(
      AnalysisSettings analysis,
      ModelSettings model,
      MemorySettings memory,
      InstantSource clock,
      MeterRegistry metrics,
      Tracer tracer) {
    // Shared by many threads, unlike the selection's source of chance.
    Random random = new Random();
    return new AnalysisPeers(
        analysis.mode() == Mode.MODEL
            ? Optional.of(
                new HttpLanguageModel(
                    model,
                    new GuardedPeer(Dependency.LANGUAGE_MODEL, model.bounds(), random, metrics),
                    clock,
                    tracer))
            : Optional.empty(),
        memory.kind() == MemorySettings.Kind.NONE
            ? Optional.empty()
            : Optional.of(
                new HttpMemories(
                    memory,
                    new GuardedPeer(Dependency.MEMORY_SERVICE, memory.bounds(), random, metrics),
                    clock,
                    tracer)),
        analysis.whenPeersAreAway());
  }

  @Bean
  PeerAnalyser peerAnalyser(AnalysisPeers peers, AnalysisSettings settings) {
    return new PeerAnalyser(
        peers.model().map(LanguageModel.class::cast),
        peers.memories().map(Memories.class::cast),
        Context.taskWrapping(
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("analysis-", 1).factory())),
        settings.toBounds());
  }

  /** Without peers no thread is started and no budget watched. */
  @Bean
  @Primary
  Analyser analyser(
      AnalysisPeers peers,
      PeerAnalyser peerAnalyser,
      AnalysisSettings analysis,
      ModelSettings model,
      MemorySettings memory,
      WorkerSettings worker) {
    String budget = "rapport.analysis.budget";
    if (peers.model().isPresent()) {
      Setting.nests("rapport.model.timeout", model.timeout(), budget, analysis.budget());
    }
    if (peers.memories().isPresent()) {
      Setting.nests("rapport.memory.timeout", memory.timeout(), budget, analysis.budget());
    }
    Setting.nests(budget, analysis.budget(), "rapport.worker.lease", worker.lease());
    log.atInfo()
        .addKeyValue("analysis", analysis)
        .addKeyValue("model", peers.model().isPresent() ? model : "not asked")
        .addKeyValue("memory", peers.memories().isPresent() ? memory : "not asked")
        .log("effective settings");
    return peers.areNone() ? new BuiltInAnalyser() : peerAnalyser;
  }
}
