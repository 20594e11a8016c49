package dev.rapport.api.infrastructure.http.alerts;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rapport.api.application.alerts.Alert;
import dev.rapport.api.application.alerts.Notice;
import dev.rapport.api.application.alerts.Severity;
import dev.rapport.api.infrastructure.http.problem.Fault;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Version 4 of Alertmanager's webhook, as far as it is read. */
@Schema(name = "AlertmanagerWebhook")
record Webhook(
    @Schema(example = "4") @Nullable String version,
    @JsonProperty("groupKey") @Nullable String groupKey,
    @JsonProperty("truncatedAlerts") int truncatedAlerts,
    @Nullable List<Told> alerts) {

  private static final String VERSION = "4";
  private static final List<String> PLACES =
      List.of("instance", "queue", "pool", "name", "dependency", "part", "uri");

  /** One alert in it. */
  record Told(
      @Schema(example = "firing") @Nullable String status,
      @Nullable Map<String, String> labels,
      @Nullable Map<String, String> annotations,
      @JsonProperty("startsAt") @Nullable String startsAt,
      @Nullable String fingerprint) {

    private Alert toAlert() {
      return new Alert(
          Objects.requireNonNullElse(fingerprint, ""),
          of(labels, "alertname"),
          severity(),
          !"resolved".equals(status),
          of(annotations, "summary"),
          of(annotations, "meaning"),
          of(annotations, "command"),
          of(annotations, "runbook_url"),
          PLACES.stream()
              .filter(label -> !of(labels, label).isEmpty())
              .map(label -> label + " " + of(labels, label))
              .collect(Collectors.joining(", ")),
          since());
    }

    private Severity severity() {
      return Arrays.stream(Severity.values())
          .filter(severity -> severity.name().equals(of(labels, "severity")))
          .findFirst()
          .orElse(Severity.P2);
    }

    private Instant since() {
      try {
        return Instant.parse(Objects.requireNonNullElse(startsAt, ""));
      } catch (DateTimeParseException e) {
        return Instant.EPOCH;
      }
    }

    private static String of(@Nullable Map<String, String> texts, String name) {
      return texts == null ? "" : Objects.requireNonNullElse(texts.get(name), "");
    }
  }

  /**
   * What it says.
   *
   * @throws RefusedException with 422 and every fault
   */
  Notice checked() {
    List<Fault> faults = new ArrayList<>();
    if (!VERSION.equals(version)) {
      faults.add(new Fault("/version", "must be \"4\""));
    }
    if (groupKey == null || groupKey.isEmpty()) {
      faults.add(new Fault("/groupKey", "is required"));
    }
    if (alerts == null || alerts.stream().anyMatch(Objects::isNull)) {
      faults.add(new Fault("/alerts", "must be an array of alerts"));
    }
    if (!faults.isEmpty()) {
      throw RefusedException.invalid(faults);
    }
    Stream<Told> told = Objects.requireNonNull(alerts).stream();
    return new Notice(
        Objects.requireNonNull(groupKey),
        told.map(Told::toAlert).toList(),
        Math.max(0, truncatedAlerts));
  }
}
