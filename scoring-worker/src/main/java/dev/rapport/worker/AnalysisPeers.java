package dev.rapport.worker;

import dev.rapport.worker.application.DependencyCheck;
import dev.rapport.worker.infrastructure.memory.HttpMemories;
import dev.rapport.worker.infrastructure.model.HttpLanguageModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The peers that the settings want asked. */
record AnalysisPeers(Optional<HttpLanguageModel> model, Optional<HttpMemories> memories)
    implements AutoCloseable {

  boolean areNone() {
    return model.isEmpty() && memories.isEmpty();
  }

  List<DependencyCheck> checks() {
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
