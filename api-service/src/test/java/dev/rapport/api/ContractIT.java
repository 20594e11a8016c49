package dev.rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.api.RunningApi.Answer;
import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.shared.testing.TestBroker;
import dev.rapport.shared.testing.TestDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

/**
 * Every route that is described answers as it is described, to the description's own examples and
 * to callers who do everything wrong. {@link RunningApi} holds each answer against the contract.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ContractIT {

  private static final String JSON = "application/json";

  private final TestDatabase database = TestDatabase.migrated();
  private final TestBroker broker = TestBroker.declared();
  private final JsonNode description = Description.promised();
  private RunningApi api;

  /** A described route, as its examples ask it. */
  private record Route(String method, String path, JsonNode operation) {

    String address() {
      StringBuilder query = new StringBuilder();
      String asked = path;
      for (JsonNode parameter : operation.path("parameters")) {
        String name = parameter.path("name").asString();
        String example = parameter.path("example").asString();
        if (parameter.path("in").asString().equals("path")) {
          asked = asked.replace("{" + name + "}", example);
        } else if (parameter.path("in").asString().equals("query")) {
          query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(example);
        }
      }
      return asked + query;
    }

    boolean hasBody() {
      return operation.has("requestBody");
    }

    boolean isOpen() {
      return operation.path("security").isArray() && operation.path("security").isEmpty();
    }

    boolean describes(int status) {
      return operation.path("responses").has(Integer.toString(status));
    }
  }

  @BeforeAll
  void start() {
    api = new RunningApi(database, broker, "--rapport.read.await-score=100ms");
  }

  @AfterAll
  void stop() {
    api.close();
    broker.close();
    database.close();
  }

  @Test
  void everyRouteAnswersItsOwnExamplesAsDescribed() {
    Map<String, Integer> unexpected = new LinkedHashMap<>();
    for (Route route : routes()) {
      Answer answer = ask(route, "admin", Examples.body(description, route.operation()).toString());
      if (answer.status() >= 400 && !isAbout(answer)) {
        unexpected.put(route.method() + " " + route.path(), answer.status());
      }
    }
    assertThat(unexpected).isEmpty();
  }

  @Test
  void everyRouteRefusesStrangersAsDescribed() {
    for (Route route : routes()) {
      if (!route.isOpen()) {
        assertThat(ask(route, "", "{}").status()).as(route.path()).isEqualTo(401);
        assertThat(route.describes(403)).as(route.path()).isTrue();
      }
    }
  }

  @Test
  void everyRouteRefusesWrongBodiesAsDescribed() {
    for (Route route : routes()) {
      if (route.hasBody()) {
        assertThat(ask(route, "admin", "{").status()).as(route.path()).isEqualTo(400);
        assertThat(ask(route, "admin", "\"words\"").status()).as(route.path()).isIn(400, 422);
        assertThat(ask(route, "admin", "x".repeat(2_100_000)).status())
            .as(route.path())
            .isEqualTo(413);
        HttpRequest.Builder text =
            api.request("admin", route.address())
                .header("Content-Type", "text/plain")
                .method(route.method(), BodyPublishers.ofString("words"));
        assertThat(api.send(text).status()).as(route.path()).isEqualTo(415);
      }
    }
  }

  /** The example names what is not there, or is there already; and nobody has told of a chat. */
  private static boolean isAbout(Answer answer) {
    return answer.status() == 404
        || answer.status() == 409
        || answer.code().equals(ErrorCode.ALERTS_NOT_DELIVERED.name());
  }

  private Answer ask(Route route, String token, String body) {
    HttpRequest.Builder request = api.request(token, route.address());
    if (route.hasBody()) {
      request.header("Content-Type", JSON).method(route.method(), BodyPublishers.ofString(body));
    } else {
      request.method(route.method(), BodyPublishers.noBody());
    }
    return api.send(request);
  }

  /** Those that make something before those that read it. */
  private List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    description
        .path("paths")
        .forEachEntry(
            (path, methods) ->
                methods.forEachEntry(
                    (method, operation) ->
                        routes.add(new Route(method.toUpperCase(Locale.ROOT), path, operation))));
    routes.sort((a, b) -> Boolean.compare(b.path().endsWith("/end"), a.path().endsWith("/end")));
    return routes;
  }
}
