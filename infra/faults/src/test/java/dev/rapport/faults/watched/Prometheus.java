package dev.rapport.faults.watched;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Prometheus of our own that looks at both processes once a second. */
final class Prometheus {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final WatchedSystem system;
  private final int port;

  /** Starts it with the rules as they are, but for how long they wait before they fire. */
  Prometheus(WatchedSystem system) throws IOException {
    this.system = system;
    this.port = system.freePort();
    Path directory = Files.createTempDirectory(system.data(), "prometheus");
    String rules = Files.readString(system.root().resolve("infra/prometheus/alerts.yml"));
    Files.writeString(
        directory.resolve("alerts.yml"), rules.replaceAll("(?m)^( +for:) .*$", "$1 1s"));
    Files.writeString(directory.resolve("prometheus.yml"), configuration());
    var _ =
        system.start(
            "prometheus",
            List.of(
                "prometheus",
                "--config.file=" + directory.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port),
            Map.of());
    WatchedSystem.await(() -> system.get(port, "/-/ready").contains("Ready"), "no Prometheus");
  }

  /** The series that an expression answers now, by their labels. */
  Map<String, String> query(String expression) {
    String encoded = URLEncoder.encode(expression, StandardCharsets.UTF_8);
    JsonNode answer = JSON.readTree(system.get(port, "/api/v1/query?query=" + encoded));
    if (!"success".equals(answer.path("status").asString())) {
      throw new AssertionError(expression + ": " + answer.path("error").asString());
    }
    Map<String, String> series = new HashMap<>();
    for (JsonNode one : answer.path("data").path("result")) {
      series.put(one.path("metric").toString(), one.path("value").path(1).asString());
    }
    return series;
  }

  /** The names of the alerts that fire, and what each says. */
  Map<String, String> firing() {
    JsonNode alerts = JSON.readTree(system.get(port, "/api/v1/alerts")).at("/data/alerts");
    Map<String, String> firing = new TreeMap<>();
    StreamSupport.stream(alerts.spliterator(), false)
        .filter(alert -> "firing".equals(alert.path("state").asString()))
        .forEach(
            alert ->
                firing.put(
                    alert.at("/labels/alertname").asString(),
                    alert.at("/labels/severity").asString()
                        + " "
                        + alert.at("/annotations/summary").asString()));
    return firing;
  }

  /** The names of all alerts that there are. */
  List<String> rules() {
    List<String> names = new ArrayList<>();
    JSON.readTree(system.get(port, "/api/v1/rules"))
        .at("/data/groups/0/rules")
        .forEach(rule -> names.add(rule.path("name").asString()));
    return names;
  }

  private String configuration() {
    return """
        global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
        rule_files: [alerts.yml]
        scrape_configs:
          - job_name: rapport-api
            metrics_path: /actuator/prometheus
            static_configs: [{targets: ["127.0.0.1:%d"]}]
          - job_name: rapport-worker
            metrics_path: /actuator/prometheus
            static_configs: [{targets: ["127.0.0.1:%d"]}]
        """
        .formatted(system.apiManagementPort(), system.workerPort());
  }
}
