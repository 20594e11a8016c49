package dev.rapport.model.activities;

import dev.rapport.model.scoring.FriendshipLevel;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The four tables of agents as one immutable index. A row that is missing at a level is taken from
 * the first level: per topic for agents that have topics, for the whole category otherwise.
 *
 * <p>An agent is offered when the agenda or an active mapping names it, unless an administrator
 * switched it off: its mappings at the child's level (else at the first) exist and none is active.
 */
public final class Catalogue {

  private static final FriendshipLevel FIRST = FriendshipLevel.PHASE1_STRANGER;

  private final Map<Slot, List<Offer>> offers = new HashMap<>();
  private final Map<Tag, String> topics = new HashMap<>();
  private final Map<FriendshipLevel, LevelTemplate> templates =
      new EnumMap<>(FriendshipLevel.class);

  private record Slot(AgentCategory category, FriendshipLevel level) {}

  private record Tag(String agentTag, FriendshipLevel level) {}

  /** Indexes the four tables; the lists may be in any order. */
  public Catalogue(
      List<AgentMapping> mappings,
      List<AgentPrompting> promptings,
      List<LevelTemplate> templates,
      List<AgendaEntry> agenda) {
    templates.forEach(template -> this.templates.put(template.friendshipLevel(), template));
    for (AgendaEntry entry : agenda) {
      if (entry.topicId() != null) {
        topics.putIfAbsent(new Tag(entry.agentTag(), entry.friendshipLevel()), entry.topicId());
      }
    }
    CatalogueJoin join = new CatalogueJoin(mappings, promptings, agenda);
    for (AgentCategory category : AgentCategory.values()) {
      for (FriendshipLevel level : FriendshipLevel.values()) {
        offers.put(new Slot(category, level), join.offers(category, level));
      }
    }
  }

  /** A catalogue without rows: every category falls back to its default agent. */
  public static Catalogue empty() {
    return new Catalogue(List.of(), List.of(), List.of(), List.of());
  }

  /**
   * The topic that an agent talks about with children of exactly this level; empty without a tag,
   * and where the agenda has no such row or one without a topic. The first row wins.
   */
  public Optional<String> topicOf(@Nullable String agentTag, FriendshipLevel level) {
    return agentTag == null
        ? Optional.empty()
        : Optional.ofNullable(topics.get(new Tag(agentTag.strip(), level)));
  }

  /** What may be offered to a child of this level; empty where the default must serve. */
  List<Offer> offers(AgentCategory category, FriendshipLevel level) {
    return offers.getOrDefault(new Slot(category, level), List.of());
  }

  /** The template of this level, else that of the first one. */
  Optional<LevelTemplate> template(FriendshipLevel level) {
    return Optional.ofNullable(templates.getOrDefault(level, templates.get(FIRST)));
  }
}
