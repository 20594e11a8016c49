package dev.rapport.worker.application;

import dev.rapport.model.scoring.FriendshipStatus;

/** What came of applying one event. */
public sealed interface Applied {

  /** The event counts from now on; {@code after} is the friendship once the whole batch counts. */
  record Now(FriendshipStatus after) implements Applied {}

  /** It was final already: nothing changed. */
  record Already() implements Applied {}
}
