package dev.rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.api.RunningApi.Answer;
import dev.rapport.shared.testing.TestBroker;
import dev.rapport.shared.testing.TestDatabase;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class OpsPageIT {

  private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"([a-z-]+\\.[a-z]+)\"");
  private static final Pattern IMPORT = Pattern.compile("from '\\./([a-z-]+\\.js)'");
  private static final Pattern CALL =
      Pattern.compile("(?:get|post|send|reasonForm)\\((?:'[A-Z][a-z]+', )?['`](/[a-z][^'`]*)['`]");
  private static final String VARIABLE = "\\$?\\{[^}]*}";

  private final TestDatabase database = TestDatabase.migrated();
  private final TestBroker broker = TestBroker.declared();
  private RunningApi api;

  @BeforeAll
  void start() {
    api = new RunningApi(database, broker);
  }

  @AfterAll
  void stop() {
    api.close();
    broker.close();
    database.close();
  }

  @Test
  void thePageIsOpenAndRunsOnlyItsOwnScripts() {
    assertThat(api.get("", "/ops").header("Location")).endsWith("/ops/");
    Answer page = api.get("", "/ops/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  void everyFileThePageNamesIsThere() {
    assertThat(files())
        .contains("app.js", "style.css", "plot.js")
        .allSatisfy(file -> assertThat(api.get("", "/ops/" + file).status()).isEqualTo(200));
    assertThat(api.get("", "/ops/no-such.js").status()).isEqualTo(404);
  }

  @Test
  void everythingThePageAsksForIsAnEndpoint() {
    Set<String> described = new TreeSet<>();
    api.get("", "/v3/api-docs")
        .body()
        .path("paths")
        .propertyNames()
        .forEach(path -> described.add(path.replaceAll(VARIABLE, "{}")));
    Set<String> called = new TreeSet<>();
    for (String file : files()) {
      CALL.matcher(text(file))
          .results()
          .forEach(call -> called.add("/v1" + call.group(1).replaceAll(VARIABLE, "{}")));
    }
    assertThat(called).hasSizeGreaterThan(8);
    assertThat(called)
        .allSatisfy(
            path ->
                assertThat(described)
                    .anyMatch(known -> known.matches(path.replace("{}", "[^/]+"))));
  }

  private Set<String> files() {
    Set<String> files = new TreeSet<>();
    ASSET
        .matcher(api.get("", "/ops/").response().body())
        .results()
        .map(asset -> asset.group(1))
        .forEach(file -> follow(file, files));
    return files;
  }

  private void follow(String file, Set<String> seen) {
    if (seen.add(file) && file.endsWith(".js")) {
      IMPORT
          .matcher(text(file))
          .results()
          .map(found -> found.group(1))
          .forEach(next -> follow(next, seen));
    }
  }

  private String text(String file) {
    return api.get("", "/ops/" + file).response().body();
  }
}
