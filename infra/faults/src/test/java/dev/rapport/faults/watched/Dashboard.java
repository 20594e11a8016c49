package dev.rapport.faults.watched;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard as Grafana reads it. */
final class Dashboard {

  private Dashboard() {}

  /** Every query, with its variables filled in. Each panel must explain itself. */
  static List<String> queries(Path root) throws IOException {
    String text = Files.readString(root.resolve("infra/grafana/rapport.json"));
    List<String> queries = new ArrayList<>();
    for (JsonNode panel : JsonMapper.shared().readTree(text).path("panels")) {
      if (!panel.path("type").asString().equals("row")) {
        String title = panel.path("title").asString();
        assertThat(panel.path("description").asString()).as(title).isNotBlank();
        assertThat(panel.at("/fieldConfig/defaults/unit").asString()).as(title).isNotBlank();
      }
      for (JsonNode target : panel.path("targets")) {
        queries.add(
            target
                .path("expr")
                .asString()
                .replace("$instance", ".*")
                .replace("$__rate_interval", "5m"));
      }
    }
    return queries;
  }
}
