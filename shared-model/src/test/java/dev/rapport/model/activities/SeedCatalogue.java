package dev.rapport.model.activities;

import dev.rapport.model.scoring.FriendshipLevel;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the seed from its changelog, where it stands in plain insert statements. */
record SeedCatalogue(
    List<LevelTemplate> templates, List<AgentPrompting> promptings, List<AgendaEntry> agenda) {

  private static final String CHANGELOG = "/db/changelog/002-seed-catalogue.sql";
  private static final Pattern CONTINUED = Pattern.compile("'\\n\\s*'");
  private static final Pattern INSERT =
      Pattern.compile("insert into (\\w+) \\([^)]*\\) values\\n(.*?\\));\\n", Pattern.DOTALL);
  private static final Pattern ROW = Pattern.compile("\\((.*?')\\)(?:,\\n|$)", Pattern.DOTALL);
  private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");

  static SeedCatalogue load() throws IOException {
    try (InputStream stream = SeedCatalogue.class.getResourceAsStream(CHANGELOG)) {
      if (stream == null) {
        throw new IOException("no resource " + CHANGELOG);
      }
      String sql = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return parse(CONTINUED.matcher(sql).replaceAll(""));
    }
  }

  private static SeedCatalogue parse(String sql) {
    SeedCatalogue seed = new SeedCatalogue(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Matcher insert = INSERT.matcher(sql);
    while (insert.find()) {
      Matcher row = ROW.matcher(insert.group(2));
      while (row.find()) {
        seed.add(insert.group(1), literals(row.group(1)));
      }
    }
    return seed;
  }

  private void add(String table, List<String> row) {
    switch (table) {
      case "prompt_template_for_level_friendship" ->
          templates.add(new LevelTemplate(level(row.get(0)), row.get(1), row.get(2)));
      case "agent_prompting" ->
          promptings.add(new AgentPrompting(row.get(0), row.get(1), row.get(2), null, null));
      case "agenda_agent_prompting" ->
          agenda.add(
              new AgendaEntry(
                  row.get(0),
                  row.get(1),
                  AgentCategory.valueOf(row.get(2)),
                  level(row.get(3)),
                  row.get(4),
                  null));
      default -> throw new IllegalStateException("the seed fills an unknown table: " + table);
    }
  }

  private static FriendshipLevel level(String name) {
    return FriendshipLevel.valueOf(name);
  }

  private static List<String> literals(String row) {
    return LITERAL.matcher(row).results().map(found -> found.group(1).replace("''", "'")).toList();
  }

  /** The catalogue as the services load it, with the mappings that the changelog derives. */
  Catalogue catalogue() {
    List<AgentMapping> mappings = new ArrayList<>();
    for (AgendaEntry entry : agenda) {
      promptings.stream()
          .filter(agent -> agent.agentId().equals(entry.agentTag()))
          .forEach(agent -> mappings.add(mapping(entry, agent)));
    }
    return new Catalogue(mappings, promptings, templates, agenda);
  }

  private static AgentMapping mapping(AgendaEntry entry, AgentPrompting agent) {
    return new AgentMapping(
        entry.friendshipLevel(),
        entry.agentCategory(),
        agent.agentId(),
        agent.agentName(),
        agent.goal(),
        BigDecimal.ONE,
        true);
  }
}
