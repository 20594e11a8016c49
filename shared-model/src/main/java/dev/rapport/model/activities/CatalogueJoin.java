package dev.rapport.model.activities;

import dev.rapport.model.scoring.FriendshipLevel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Joins agenda, mappings and promptings into offers: the work behind {@link Catalogue}. */
final class CatalogueJoin {

  private static final FriendshipLevel FIRST = FriendshipLevel.PHASE1_STRANGER;

  private final Map<Role, List<AgentMapping>> mappings = new HashMap<>();
  private final Map<String, AgentPrompting> promptings = new HashMap<>();
  private final List<AgendaEntry> rows;

  private record Role(String agentTag, AgentCategory category, FriendshipLevel level) {}

  CatalogueJoin(
      List<AgentMapping> mappings, List<AgentPrompting> promptings, List<AgendaEntry> agenda) {
    for (AgentMapping mapping : mappings) {
      Role role = new Role(mapping.agentId(), mapping.agentType(), mapping.friendshipLevel());
      this.mappings.computeIfAbsent(role, absent -> new ArrayList<>()).add(mapping);
    }
    promptings.forEach(prompting -> this.promptings.put(prompting.agentId(), prompting));
    rows = withMappedOnly(mappings, agenda);
  }

  /** The agenda, and a row without topic or agenda for each agent that only a mapping names. */
  private static List<AgendaEntry> withMappedOnly(
      List<AgentMapping> mappings, List<AgendaEntry> agenda) {
    List<AgendaEntry> rows = new ArrayList<>(agenda);
    Set<Role> known = new HashSet<>();
    agenda.forEach(entry -> known.add(new Role(entry.agentTag(), entry.agentCategory(), FIRST)));
    for (AgentMapping mapping : mappings) {
      if (!known.contains(new Role(mapping.agentId(), mapping.agentType(), FIRST))) {
        rows.add(
            new AgendaEntry(
                null,
                mapping.agentId(),
                mapping.agentType(),
                mapping.friendshipLevel(),
                null,
                null));
      }
    }
    rows.removeIf(row -> CategoryDefaults.owns(row.agentTag()));
    return rows;
  }

  /** What is offered in a category to children of a level, each agent once per topic. */
  List<Offer> offers(AgentCategory category, FriendshipLevel level) {
    Map<String, List<AgendaEntry>> own = grouped(category, level, level);
    Map<String, List<AgendaEntry>> usable = grouped(category, FIRST, level);
    usable.putAll(own);
    Map<List<String>, Offer> offers = new LinkedHashMap<>();
    for (List<AgendaEntry> group : usable.values()) {
      for (AgendaEntry row : group) {
        offers.putIfAbsent(
            List.of(row.agentTag(), row.topicId() == null ? "" : row.topicId()), offer(row, level));
      }
    }
    return List.copyOf(offers.values());
  }

  /** Rows of one level that children of {@code childLevel} may get, by what falls back together. */
  private Map<String, List<AgendaEntry>> grouped(
      AgentCategory category, FriendshipLevel rowLevel, FriendshipLevel childLevel) {
    Map<String, List<AgendaEntry>> groups = new LinkedHashMap<>();
    for (AgendaEntry row : rows) {
      if (row.agentCategory() == category
          && row.friendshipLevel() == rowLevel
          && !isSwitchedOff(row, childLevel)) {
        String topic = category.isTopical() && row.topicId() != null ? row.topicId() : "";
        groups.computeIfAbsent(topic, absent -> new ArrayList<>()).add(row);
      }
    }
    return groups;
  }

  private boolean isSwitchedOff(AgendaEntry row, FriendshipLevel level) {
    List<AgentMapping> found = mappings(row, level);
    return !found.isEmpty() && found.stream().noneMatch(AgentMapping::isActive);
  }

  private List<AgentMapping> mappings(AgendaEntry row, FriendshipLevel level) {
    List<AgentMapping> own =
        mappings.getOrDefault(new Role(row.agentTag(), row.agentCategory(), level), List.of());
    return own.isEmpty()
        ? mappings.getOrDefault(new Role(row.agentTag(), row.agentCategory(), FIRST), List.of())
        : own;
  }

  private Offer offer(AgendaEntry row, FriendshipLevel level) {
    AgentMapping mapping =
        mappings(row, level).stream().filter(AgentMapping::isActive).findFirst().orElse(null);
    AgentPrompting prompting = promptings.get(row.agentTag());
    return new Offer(
        row.agentCategory(),
        row.topicId(),
        row.agentTag(),
        name(row, mapping, prompting),
        description(mapping, prompting),
        agenda(row, prompting),
        mapping == null ? BigDecimal.ONE : mapping.weight());
  }

  private static String name(
      AgendaEntry row, @Nullable AgentMapping mapping, @Nullable AgentPrompting prompting) {
    if (mapping != null) {
      return mapping.agentName();
    }
    return prompting == null ? row.agentTag() : prompting.agentName();
  }

  private static @Nullable String description(
      @Nullable AgentMapping mapping, @Nullable AgentPrompting prompting) {
    String described = mapping == null ? null : mapping.agentDescription();
    boolean missing = described == null || described.isBlank();
    return missing && prompting != null ? prompting.goal() : described;
  }

  private static @Nullable String agenda(AgendaEntry row, @Nullable AgentPrompting prompting) {
    String agenda = row.talkingAgenda();
    boolean missing = agenda == null || agenda.isBlank();
    return missing && prompting != null ? prompting.promptTemplate() : agenda;
  }
}
