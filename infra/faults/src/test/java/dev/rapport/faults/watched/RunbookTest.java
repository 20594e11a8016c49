package dev.rapport.faults.watched;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever is woken finds the page, and on it what to type. */
class RunbookTest {

  private static final Path INFRA = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern ALERT =
      Pattern.compile(
          "- alert: (\\w+)\\n.*?severity: (P[012])\\n.*?command: '([^']+)'\\n"
              + " +runbook_url: infra/runbook\\.md#(\\w+)",
          Pattern.DOTALL);

  private static final Pattern SECTION =
      Pattern.compile("(?<=\n)## (\\w+)\n\n(.*?)(?=\n## |\\z)", Pattern.DOTALL);

  @Test
  void everyAlertHasASectionThatSaysWhatToTypeAndWhatNotToDo() throws IOException {
    Map<String, String> sections = sections();
    List<String> alerts = new ArrayList<>();
    for (MatchResult alert : ALERT.matcher(read("prometheus/alerts.yml")).results().toList()) {
      String name = alert.group(1);
      alerts.add(name);
      assertThat(alert.group(4)).isEqualTo(name.toLowerCase(Locale.ROOT));
      String section = sections.get(name);
      assertThat(section).as(name).startsWith(alert.group(2) + ". ");
      assertThat(section).as(name).contains("\nType `" + alert.group(3) + "`");
      assertThat(section).as(name).contains("\nDo not ");
    }
    assertThat(alerts)
        .hasSizeGreaterThan(15)
        .containsExactlyInAnyOrderElementsOf(sections.keySet());
  }

  private static Map<String, String> sections() throws IOException {
    return SECTION
        .matcher(read("runbook.md"))
        .results()
        .collect(Collectors.toMap(section -> section.group(1), section -> section.group(2)));
  }

  private static String read(String file) throws IOException {
    return Files.readString(INFRA.resolve(file));
  }
}
