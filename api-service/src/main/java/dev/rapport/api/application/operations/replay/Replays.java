package dev.rapport.api.application.operations.replay;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at replays and changes nothing. Each method takes at most the wait for a connection and a
 * few statements' bounds, and throws {@link dev.rapport.model.failure.OutageException} or {@link
 * dev.rapport.model.failure.TransientException} when there is no answer.
 */
public interface Replays {

  Optional<Replay> find(long id);

  /** The newest first; those before the given id. */
  List<Replay> list(@Nullable ReplayStatus status, @Nullable Long before, int limit);

  /** In the order of release; those after the given position. */
  List<ReplayItem> items(long id, @Nullable ItemStatus status, long after, int limit);

  Optional<Receipt> receipt(long id);
}
