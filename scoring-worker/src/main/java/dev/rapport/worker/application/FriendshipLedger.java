package dev.rapport.worker.application;

import dev.rapport.model.activities.Catalogue;
import dev.rapport.model.scoring.FriendshipRules;
import dev.rapport.model.scoring.FriendshipStatus;
import dev.rapport.model.scoring.ScoredConversation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Works out what a batch does to the friendships of its children. Pure. */
public final class FriendshipLedger {

  private final FriendshipRules rules;

  public FriendshipLedger(FriendshipRules rules) {
    this.rules = rules;
  }

  /** One line: what an event changed. */
  public record Entry(AnalysedEvent event, BigDecimal scoreBefore, FriendshipStatus after) {}

  /** All lines in the order of the events, and every child's final status by user id. */
  public record Posting(List<Entry> entries, Map<String, FriendshipStatus> statuses) {}

  /**
   * Posts the events in their order.
   *
   * @param before the status of every user of the batch, by user id
   * @param catalogue knows what agents talk about
   */
  public Posting post(
      List<AnalysedEvent> batch, Map<String, FriendshipStatus> before, Catalogue catalogue) {
    Map<String, FriendshipStatus> statuses = new HashMap<>(before);
    List<Entry> entries = new ArrayList<>(batch.size());
    for (AnalysedEvent analysed : batch) {
      String userId = analysed.event().userId();
      FriendshipStatus status = statuses.getOrDefault(userId, FriendshipStatus.fresh(userId));
      FriendshipStatus after = rules.apply(status, scored(analysed, status, catalogue));
      statuses.put(userId, after);
      entries.add(new Entry(analysed, status.score(), after));
    }
    return new Posting(entries, statuses);
  }

  private ScoredConversation scored(
      AnalysedEvent analysed, FriendshipStatus before, Catalogue catalogue) {
    ClaimedEvent event = analysed.event();
    String topicId = catalogue.topicOf(event.agentTag(), before.level()).orElse(null);
    return new ScoredConversation(event.botId(), topicId, event.endTime(), analysed.details());
  }
}
