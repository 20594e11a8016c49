package dev.rapport.shared.deployment;

import static dev.rapport.shared.deployment.DeploymentFiles.seconds;
import static dev.rapport.shared.deployment.DeploymentFiles.settings;
import static dev.rapport.shared.deployment.DeploymentFiles.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The file docker-compose.yml against the services. */
class ComposeTest {

  private static final JsonNode FILE = yaml("docker-compose.yml").getFirst();

  /** Its start scripts write beside its programs. */
  private static final String WRITES_EVERYWHERE = "rabbitmq";

  static Stream<Arguments> services() {
    return FILE.path("services")
        .propertyStream()
        .map(service -> Arguments.of(service.getKey(), service.getValue()));
  }

  @ParameterizedTest
  @MethodSource("services")
  void runsEachServiceWithTheFewestRights(String name, JsonNode service) {
    assertThat(service.at("/cap_drop/0").asString("")).isEqualTo("ALL");
    assertThat(service.at("/security_opt/0").asString("")).isEqualTo("no-new-privileges:true");
    assertThat(service.path("read_only").asBoolean(false))
        .isNotEqualTo(name.equals(WRITES_EVERYWHERE));
    assertThat(service.at("/deploy/resources/limits").propertyStream().map(Map.Entry::getKey))
        .containsExactlyInAnyOrder("cpus", "memory");
  }

  @ParameterizedTest
  @MethodSource("services")
  void knowsOfEachServiceWhetherItIsWellOrDone(String name, JsonNode service) {
    boolean once = service.path("restart").asString("").equals("no");
    assertThat(once || service.path("restart").asString("").equals("unless-stopped")).isTrue();
    boolean checkedByItsImage = service.path("image").asString().startsWith("rapport/");
    assertThat(service.has("healthcheck")).isNotEqualTo(checkedByItsImage && !once);
    assertThat(service.at("/healthcheck/disable").asBoolean(false)).isEqualTo(once);
  }

  @ParameterizedTest
  @MethodSource("services")
  void passesSecretsAsFilesOnly(String name, JsonNode service) {
    assertThat(service.path("environment").propertyStream().map(Map.Entry::getKey))
        .allMatch(key -> !key.contains("PASS") || key.endsWith("_FILE"));
    Set<String> declared =
        FILE.path("secrets").propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
    assertThat(
            service
                .path("secrets")
                .valueStream()
                .map(used -> used.isString() ? used.asString() : used.path("source").asString()))
        .isSubsetOf(declared);
  }

  @Test
  void setsOnlyWhatTheServicesRead() {
    assertThat(
            FILE.path("services")
                .valueStream()
                .flatMap(service -> service.path("environment").propertyStream())
                .map(Map.Entry::getKey)
                .filter(key -> key.startsWith("RAPPORT_")))
        .isNotEmpty()
        .isSubsetOf(settings().keySet());
  }

  @Test
  void waitsLongerForAStopThanItTakes() {
    assertThat(grace("api-service")).isGreaterThan(seconds("rapport.http.shutdown"));
    assertThat(grace("scoring-worker")).isGreaterThan(seconds("rapport.worker.termination-grace"));
  }

  private static long grace(String service) {
    String grace = FILE.path("services").path(service).path("stop_grace_period").asString();
    return Long.parseLong(grace.replace("s", ""));
  }
}
