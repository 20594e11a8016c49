package dev.rapport.worker.application;

import dev.rapport.model.analysis.BuiltInAnalysis;
import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.scoring.Analysis;

/** The analysis that needs nobody: the default. */
public final class BuiltInAnalyser implements Analyser {

  private final BuiltInAnalysis rules = new BuiltInAnalysis();

  @Override
  public Analysis analyse(ClaimedEvent event, ConversationLog log) {
    return rules.analyse(log);
  }

  @Override
  public boolean asksPeers() {
    return false;
  }
}
