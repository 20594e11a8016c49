package dev.rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/** The description that the running service gives is the one that callers were promised. */
@TestInstance(Lifecycle.PER_CLASS)
class OpenApiTest {

  /** Set by infra/openapi: {@code additions}, or {@code breaking} to take back a promise. */
  private static final String PROMISE = "rapport.openapi.promise";

  private RunningApi api;
  private JsonNode given;

  @BeforeAll
  void start() {
    api = RunningApi.withoutServers();
    given = Description.of(api);
  }

  @AfterAll
  void stop() {
    api.close();
  }

  @Test
  @DisabledIfSystemProperty(named = PROMISE, matches = "breaking")
  void breaksNoPromise() {
    assertThat(ApiChanges.between(Description.promised(), given).breaking())
        .as("callers rely on these; if it must be, run: infra/openapi --breaking")
        .isEmpty();
  }

  @Test
  @DisabledIfSystemProperty(named = PROMISE, matches = ".+")
  void isTheOnePromised() {
    JsonNode promised = Description.promised();
    assertThat(Description.text(given))
        .as(
            "%s is another description. Run infra/openapi and commit what it writes. New: %s",
            Description.PROMISED, ApiChanges.between(promised, given).additions())
        .isEqualTo(Description.text(promised));
  }

  @Test
  @EnabledIfSystemProperty(named = PROMISE, matches = ".+")
  void isPromisedFromNowOn() throws IOException {
    List<String> withdrawn = new ArrayList<>();
    if (Files.exists(Description.PROMISED)) {
      withdrawn.addAll(ApiChanges.between(Description.promised(), given).breaking());
    }
    assertThat(System.getProperty(PROMISE).equals("breaking") ? List.of() : withdrawn).isEmpty();
    assertThat(Files.writeString(Description.PROMISED, Description.text(given))).isNotEmptyFile();
  }

  @Test
  void everyRouteSucceedsAndShowsHowToAsk() {
    List<String> faults = new ArrayList<>();
    given
        .path("paths")
        .forEachEntry(
            (path, methods) ->
                methods.forEachEntry(
                    (method, operation) -> faults.addAll(faults(method + " " + path, operation))));
    assertThat(faults).isEmpty();
  }

  private List<String> faults(String name, JsonNode operation) {
    List<String> faults = new ArrayList<>();
    if (operation.path("summary").asString().isBlank()) {
      faults.add(name + ": no summary");
    }
    if (ApiChanges.names(operation.path("responses")).stream().noneMatch(s -> s.startsWith("2"))) {
      faults.add(name + ": no answer of success");
    }
    for (JsonNode parameter : operation.path("parameters")) {
      if (!parameter.has("example")) {
        faults.add(name + ": no example of " + parameter.path("name"));
      }
    }
    if (operation.has("requestBody") && Examples.body(given, operation).isMissingNode()) {
      faults.add(name + ": no example of the body");
    }
    return faults;
  }
}
