package dev.rapport.worker;

import dev.rapport.worker.application.DependencyCheck;
import dev.rapport.worker.application.analysis.WhenPeersAreAway;
import dev.rapport.worker.infrastructure.memory.HttpMemories;
import dev.rapport.worker.infrastructure.model.HttpLanguageModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The peers that the settings want asked, and what to do while one is away. */
record AnalysisPeers(
    Optional<HttpLanguageModel> model, Optional<HttpMemories> memories, WhenPeersAreAway whenAway)
    implements AutoCloseable {

  boolean areNone() {
    return model.isEmpty() && memories.isEmpty();
  }

  /** Those without which nothing is consumed. */
  List<DependencyCheck> awaited() {
    if (whenAway == WhenPeersAreAway.DEGRADE) {
      return List.of();
    }
    return Stream.<Optional<? extends DependencyCheck>>of(model, memories)
        .<DependencyCheck>mapMulti((peer, checks) -> peer.ifPresent(checks))
        .toList();
  }

  @Override
  public void close() {
    model.ifPresent(HttpLanguageModel::close);
    memories.ifPresent(HttpMemories::close);
  }
}
