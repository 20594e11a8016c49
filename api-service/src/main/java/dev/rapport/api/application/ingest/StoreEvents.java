package dev.rapport.api.application.ingest;

import dev.rapport.api.application.ingest.Acceptance.Stored;
import dev.rapport.api.application.ingest.Acceptance.Taken;
import dev.rapport.model.failure.TransientException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores a group of events, and finds another name for those whose id is taken. */
public final class StoreEvents {

  /** Seconds tried before giving up on a name; each one needs a conflict of its own. */
  private static final int MAX_OFFSET = 600;

  private static final int MAX_ROUNDS = 10;

  private final Inbox inbox;
  private final Optional<ConflictSuffix> suffix;

  /**
   * Stores in this inbox.
   *
   * @param suffix empty to leave conflicts as they are
   */
  public StoreEvents(Inbox inbox, Optional<ConflictSuffix> suffix) {
    this.inbox = inbox;
    this.suffix = suffix;
  }

  /** One answer for each event, in their order. Failures are those of {@link Inbox#accept}. */
  List<Acceptance> store(List<NewEvent> events) {
    List<Acceptance> answers = new ArrayList<>(inbox.accept(events));
    suffix.ifPresent(names -> rename(events, answers, names));
    return answers;
  }

  private void rename(List<NewEvent> events, List<Acceptance> answers, ConflictSuffix names) {
    Map<String, Integer> offsets = new HashMap<>();
    for (int round = 0; round < MAX_ROUNDS; round++) {
      List<Integer> open = taken(answers);
      if (open.isEmpty()) {
        return;
      }
      List<NewEvent> renamed =
          open.stream().map(events::get).map(event -> renamed(event, names, offsets)).toList();
      List<Acceptance> again = inbox.accept(renamed);
      for (int i = 0; i < open.size(); i++) {
        answers.set(open.get(i), again.get(i));
      }
    }
    if (!taken(answers).isEmpty()) {
      throw new TransientException("NO_FREE_NAME", "every suffix tried is taken", null);
    }
  }

  /** Conflicts of one id within a group move on by a second each, or one round would serve one. */
  private static NewEvent renamed(
      NewEvent event, ConflictSuffix names, Map<String, Integer> offsets) {
    String posted = event.end().conversationId();
    int offset = offsets.merge(posted, 1, Integer::sum) - 1;
    if (offset > MAX_OFFSET) {
      throw new TransientException("NO_FREE_NAME", "every suffix tried is taken", null);
    }
    return event.renamed(names.name(posted, offset));
  }

  private static List<Integer> taken(List<Acceptance> answers) {
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      switch (answers.get(i)) {
        case Taken ignored -> open.add(i);
        case Stored ignored -> {}
      }
    }
    return open;
  }
}
