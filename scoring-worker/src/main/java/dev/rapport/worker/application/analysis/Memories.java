package dev.rapport.worker.application.analysis;

/** Keeps what children told of themselves. */
public interface Memories {

  /**
   * Lets the service learn from a conversation, and tells how many facts were new, from 0 to a
   * bound. Asks again where that may help, answers within the bounds of so many calls, and ends
   * early when interrupted. A service that has already learnt from the conversation may answer 0.
   *
   * @throws dev.rapport.model.failure.OutageException while the service is away
   * @throws dev.rapport.model.failure.TransientException if it failed this time
   * @throws dev.rapport.model.failure.PermanentException if it refused, or its answers are of no
   *     use; no text of these holds a word of the conversation
   */
  int learn(Conversation conversation);

  /** As recorded beside each answer, such as {@code memory:mem0}. */
  String source();
}
