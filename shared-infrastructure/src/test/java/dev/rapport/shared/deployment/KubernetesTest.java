package dev.rapport.shared.deployment;

import static dev.rapport.shared.deployment.DeploymentFiles.found;
import static dev.rapport.shared.deployment.DeploymentFiles.json;
import static dev.rapport.shared.deployment.DeploymentFiles.resources;
import static dev.rapport.shared.deployment.DeploymentFiles.seconds;
import static dev.rapport.shared.deployment.DeploymentFiles.settings;
import static dev.rapport.shared.deployment.DeploymentFiles.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.model.topology.Topology;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The manifests of infra/k8s against each other and against the services. */
class KubernetesTest {

  private static final List<JsonNode> BASE = resources("infra/k8s/base");
  private static final String PREFIX = "app.kubernetes.io/";

  static Stream<JsonNode> workloads() {
    return BASE.stream()
        .filter(object -> Set.of("Deployment", "Job").contains(object.path("kind").asString()));
  }

  static Stream<JsonNode> deployments() {
    return all("Deployment");
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void runWithTheFewestRights(JsonNode workload) {
    JsonNode pod = workload.at("/spec/template/spec");
    assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
    assertThat(names("ServiceAccount")).contains(pod.path("serviceAccountName").asString());
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean(false)).isTrue();
    assertThat(pod.at("/securityContext/seccompProfile/type").asString(""))
        .isEqualTo("RuntimeDefault");
    JsonNode container = onlyContainer(workload);
    JsonNode rights = container.path("securityContext");
    assertThat(rights.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(rights.path("readOnlyRootFilesystem").asBoolean(false)).isTrue();
    assertThat(rights.at("/capabilities/drop/0").asString("")).isEqualTo("ALL");
    for (String resource : List.of("cpu", "memory")) {
      assertThat(container.at("/resources/limits/" + resource).asString("")).isNotEmpty();
      assertThat(container.at("/resources/requests/" + resource).asString("")).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void areProbedOnPortsTheyHave(JsonNode deployment) {
    JsonNode container = onlyContainer(deployment);
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      String port =
          Stream.of("httpGet", "tcpSocket")
              .map(kind -> container.path(probe).path(kind).path("port").asString(""))
              .collect(Collectors.joining());
      assertThat(container.path("ports").valueStream().map(KubernetesTest::nameOf))
          .as(probe)
          .contains(port);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"api-service", "scoring-worker"})
  void surviveTheLossOfAMachine(String service) {
    assertThat(names("PodDisruptionBudget")).contains(service);
    assertThat(one("Deployment", service).at("/spec/template/spec/topologySpreadConstraints"))
        .hasSize(2);
  }

  @Test
  void nameThePortsThatTheServicesListenOn() {
    JsonNode api = yaml("api-service/src/main/resources/application.yaml").getFirst();
    assertThat(ports("api-service"))
        .containsExactly(api.at("/server/port").asInt(), api.at("/management/server/port").asInt());
    assertThat(ports("scoring-worker"))
        .containsExactly(
            Integer.parseInt(
                found("infra/docker/scoring-worker.Dockerfile", "SERVER_PORT=(\\d+)")));
  }

  @Test
  void setOnlyWhatTheServicesRead() {
    Stream<String> own =
        workloads()
            .flatMap(workload -> onlyContainer(workload).path("env").valueStream())
            .map(KubernetesTest::nameOf);
    Stream<String> common =
        all("ConfigMap").flatMap(map -> map.path("data").propertyStream()).map(p -> p.getKey());
    Set<String> set =
        Stream.concat(own, common)
            .filter(name -> name.startsWith("RAPPORT_"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(set).isNotEmpty().isSubsetOf(settings().keySet());
  }

  @Test
  void waitLongerForAStopThanItTakes() {
    assertThat(grace("scoring-worker")).isGreaterThan(seconds("rapport.worker.termination-grace"));
    assertThat(seconds("rapport.worker.termination-grace"))
        .isGreaterThan(seconds("rapport.worker.drain"));
    JsonNode sleep =
        onlyContainer(one("Deployment", "api-service")).at("/lifecycle/preStop/exec/command/1");
    assertThat(grace("api-service"))
        .isGreaterThan(Long.parseLong(sleep.asString()) + seconds("rapport.http.shutdown"));
  }

  @Test
  void giveTheBrokersUsersWhatIsShippedForThem() {
    List<JsonNode> shipped =
        json("infra/rabbitmq/users.json").path("permissions").valueStream().toList();
    assertThat(names("User")).isEqualTo(names("Permission")).hasSize(shipped.size());
    for (JsonNode permission : shipped) {
      JsonNode given =
          one("Permission", permission.path("user").asString()).at("/spec/permissions");
      for (String right : List.of("configure", "write", "read")) {
        assertThat(given.path(right)).isEqualTo(permission.path(right));
      }
    }
  }

  @Test
  void scaleByTheQueueThatIsWorkedOn() {
    JsonNode trigger = one("ScaledObject", "scoring-worker").at("/spec/triggers/0/metadata");
    assertThat(trigger.path("queueName").asString()).isEqualTo(Topology.WORK_QUEUE);
  }

  @Test
  void denyByDefault() {
    JsonNode policy = one("NetworkPolicy", "deny-by-default").path("spec");
    assertThat(policy.path("podSelector").isEmpty()).isTrue();
    assertThat(policy.path("policyTypes").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("Ingress", "Egress");
    assertThat(policy.has("ingress") || policy.has("egress")).isFalse();
  }

  @Test
  void openOnlyPortsOfPodsThatAreThere() {
    Set<String> pods =
        workloads()
            .map(workload -> workload.at("/spec/template/metadata/labels").path(PREFIX + "name"))
            .map(JsonNode::asString)
            .collect(Collectors.toCollection(TreeSet::new));
    pods.add("rapport-rabbitmq");
    assertThat(
            all("NetworkPolicy")
                .flatMap(policy -> policy.findValues(PREFIX + "name").stream())
                .map(JsonNode::asString))
        .isNotEmpty()
        .isSubsetOf(pods);
  }

  @Test
  void tellTheSameAlertsAsPrometheusOutsideOfKubernetes() {
    assertThat(one("PrometheusRule", "rapport").path("spec"))
        .isEqualTo(yaml("infra/prometheus/alerts.yml").getFirst());
  }

  @ParameterizedTest
  @ValueSource(strings = {"staging", "production"})
  void areCompletedByEachOverlay(String overlay) {
    String directory = "infra/k8s/overlays/" + overlay;
    JsonNode kustomization = yaml(directory + "/kustomization.yaml").getFirst();
    Set<String> tagged =
        kustomization
            .path("images")
            .valueStream()
            .filter(image -> image.path("newTag").asString("").matches("\\d+\\.\\d+\\.\\d+"))
            .map(KubernetesTest::nameOf)
            .collect(Collectors.toSet());
    assertThat(workloads().map(workload -> onlyContainer(workload).path("image").asString()))
        .allMatch(image -> tagged.contains(image) || image.matches("[a-z/]+:\\d+\\.\\d+\\.\\d+.*"));
    Set<String> made =
        resources(directory).stream()
            .filter(object -> object.path("kind").asString().equals("ExternalSecret"))
            .map(object -> object.at("/spec/target/name").asString())
            .collect(Collectors.toSet());
    assertThat(secretsNamed()).isEqualTo(made);
    assertThat(yaml(directory + "/sizes.yaml"))
        .allSatisfy(
            patch -> assertThat(names(patch.path("kind").asString())).contains(name(patch)));
  }

  private static Set<String> secretsNamed() {
    List<String> places = List.of("secret", "passwordSecret", "importCredentialsSecret");
    Stream<String> named =
        BASE.stream()
            .flatMap(object -> places.stream().flatMap(p -> object.findValues(p).stream()))
            .map(KubernetesTest::nameOf);
    Stream<String> mounted =
        BASE.stream()
            .flatMap(object -> object.findValues("secretName").stream())
            .map(JsonNode::asString);
    Stream<String> scaling =
        all("TriggerAuthentication")
            .flatMap(object -> object.at("/spec/secretTargetRef").valueStream())
            .map(KubernetesTest::nameOf);
    return Stream.of(named, mounted, scaling)
        .flatMap(names -> names)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  private static long grace(String deployment) {
    return one("Deployment", deployment)
        .at("/spec/template/spec/terminationGracePeriodSeconds")
        .asLong();
  }

  private static Stream<Integer> ports(String deployment) {
    return onlyContainer(one("Deployment", deployment))
        .path("ports")
        .valueStream()
        .map(port -> port.path("containerPort").asInt());
  }

  private static JsonNode onlyContainer(JsonNode workload) {
    JsonNode containers = workload.at("/spec/template/spec/containers");
    assertThat(containers).hasSize(1);
    return containers.path(0);
  }

  private static JsonNode one(String kind, String name) {
    return all(kind).filter(object -> name(object).equals(name)).findFirst().orElseThrow();
  }

  private static Set<String> names(String kind) {
    return all(kind).map(KubernetesTest::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<JsonNode> all(String kind) {
    return BASE.stream().filter(object -> object.path("kind").asString().equals(kind));
  }

  private static String name(JsonNode object) {
    return object.at("/metadata/name").asString();
  }

  private static String nameOf(JsonNode part) {
    return part.path("name").asString();
  }
}
