package dev.rapport.worker.application;

import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.scoring.Analysis;

/** Finds out what a conversation held. */
public interface Analyser {

  /**
   * Answers within the budget of the whole analysis. A part that fails is replaced by its neutral
   * value and named in {@link Analysis#degraded}.
   *
   * @throws dev.rapport.model.failure.OutageException if a peer is away and the settings say wait
   */
  Analysis analyse(ClaimedEvent event, ConversationLog log);

  /** Whether peers are asked, so that the answer is worth keeping before it is applied. */
  boolean asksPeers();
}
