package dev.rapport.api.infrastructure.alerts;

import dev.rapport.api.application.alerts.Alert;
import dev.rapport.api.application.alerts.Notice;
import dev.rapport.api.application.alerts.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A notice as a message of Google Chat: one card, a section for each alert. Stays far below Chat's
 * limits, 32 000 bytes a message and 100 widgets a card, however long the texts are.
 */
final class ChatCard {

  private static final int MOST_ALERTS = 10;
  private static final int MOST_BYTES = 20_000;
  private static final int MOST_LETTERS = 400;
  private static final String RESOLVED = "#188038";

  private static final JsonMapper JSON = JsonMapper.shared();

  private ChatCard() {}

  /** The message. Notices of one group share a thread, so that the end stands below the begin. */
  static String of(Notice notice) {
    List<Object> sections = sections(notice);
    int left = notice.alerts().size() - sections.size() + notice.omitted();
    if (left > 0) {
      sections.add(Map.of("widgets", List.of(paragraph("and " + left + " more"))));
    }
    String key = threadKey(notice);
    Map<String, Object> card =
        Map.of(
            "header", Map.of("title", title(notice), "subtitle", "Rapport"), "sections", sections);
    return JSON.writeValueAsString(
        Map.of(
            "text",
            title(notice),
            "thread",
            Map.of("threadKey", key),
            "cardsV2",
            List.of(Map.of("cardId", key, "card", card))));
  }

  /** As many as there is room for, and one at least. */
  private static List<Object> sections(Notice notice) {
    List<Object> sections = new ArrayList<>();
    int bytes = 0;
    for (Alert alert : notice.alerts()) {
      Map<String, Object> section = section(alert);
      bytes += JSON.writeValueAsBytes(section).length;
      if (!sections.isEmpty() && (bytes > MOST_BYTES || sections.size() == MOST_ALERTS)) {
        break;
      }
      sections.add(section);
    }
    return sections;
  }

  private static String title(Notice notice) {
    String names =
        notice.alerts().stream().map(Alert::name).distinct().collect(Collectors.joining(", "));
    String state = notice.isFiring() ? notice.severity().name() : "RESOLVED";
    return cut(state + " " + names);
  }

  private static Map<String, Object> section(Alert alert) {
    List<Object> widgets = new ArrayList<>();
    String state = alert.firing() ? alert.severity().name() : "RESOLVED";
    widgets.add(
        paragraph(
            "<font color=\"%s\"><b>%s %s</b></font> %s"
                .formatted(color(alert), state, escaped(alert.name()), escaped(alert.summary()))));
    add(widgets, "What it means", alert.meaning());
    if (alert.firing()) {
      add(widgets, "Type next", alert.command());
    }
    add(widgets, "Where", alert.place());
    add(widgets, "Since", alert.since().toString());
    if (alert.runbook().startsWith("https://") && alert.runbook().length() <= MOST_LETTERS) {
      widgets.add(
          Map.of(
              "buttonList",
              Map.of(
                  "buttons",
                  List.of(
                      Map.of(
                          "text",
                          "Runbook",
                          "onClick",
                          Map.of("openLink", Map.of("url", alert.runbook())))))));
    } else {
      add(widgets, "Runbook", alert.runbook());
    }
    return Map.of("widgets", widgets);
  }

  private static void add(List<Object> widgets, String label, String text) {
    if (!text.isEmpty()) {
      widgets.add(
          Map.of(
              "decoratedText", Map.of("topLabel", label, "text", escaped(text), "wrapText", true)));
    }
  }

  private static Map<String, Object> paragraph(String text) {
    return Map.of("textParagraph", Map.of("text", text));
  }

  private static String color(Alert alert) {
    return alert.firing() ? color(alert.severity()) : RESOLVED;
  }

  private static String color(Severity severity) {
    return switch (severity) {
      case P0 -> "#FF0000";
      case P1 -> "#FFA500";
      case P2 -> "#FFFF00";
    };
  }

  private static String threadKey(Notice notice) {
    return UUID.nameUUIDFromBytes(notice.group().getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String escaped(String text) {
    return cut(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String cut(String text) {
    return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS - 1) + "…";
  }
}
