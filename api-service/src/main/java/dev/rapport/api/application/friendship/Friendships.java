package dev.rapport.api.application.friendship;

import dev.rapport.model.scoring.FriendshipStatus;
import java.util.Optional;

/**
 * The stored friendships. Every method takes at most the wait for a connection and three
 * statements' bounds, and throws {@link dev.rapport.model.failure.OutageException} or {@link
 * dev.rapport.model.failure.TransientException} when there is no answer.
 */
public interface Friendships {

  Optional<FriendshipStatus> find(String userId);

  /** The friendship of this user, begun now if there is none. Idempotent, also concurrently. */
  FriendshipStatus findOrBegin(String userId);
}
