package dev.rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The contract notices whatever an answer and its description disagree about. */
@TestInstance(Lifecycle.PER_CLASS)
class ContractTest {

  private static final String LIVE = "/paths/~1v1~1health~1live/get/responses";
  private static final String FIELDS = "/components/schemas/HealthLive";

  private RunningApi api;

  @BeforeAll
  void start() {
    api = RunningApi.withoutServers();
  }

  @AfterAll
  void stop() {
    api.close();
  }

  @Test
  void findsNothingInWhatIsAsDescribed() {
    assertThat(faults(Description.promised())).isEmpty();
  }

  @Test
  void findsAFieldThatIsNotDescribed() {
    JsonNode description = Description.promised();
    at(description, FIELDS + "/properties").remove("version");
    at(description, FIELDS).remove("required");
    assertThat(faults(description)).singleElement().asString().contains("version");
  }

  @Test
  void findsAFieldThatIsMissing() {
    JsonNode description = Description.promised();
    at(description, FIELDS).withArray("required").add("uptime");
    assertThat(faults(description)).singleElement().asString().contains("uptime");
  }

  @Test
  void findsAnotherType() {
    JsonNode description = Description.promised();
    at(description, FIELDS + "/properties/version").put("type", "integer");
    assertThat(faults(description)).singleElement().asString().contains("integer");
  }

  @Test
  void findsAStatusThatIsNotDescribed() {
    JsonNode description = Description.promised();
    at(description, LIVE).remove("200");
    assertThat(faults(description)).singleElement().asString().contains("200");
  }

  private List<String> faults(JsonNode description) {
    return new Contract(description).faults(api.get("", "/v1/health/live").response());
  }

  private static ObjectNode at(JsonNode description, String pointer) {
    return (ObjectNode) description.at(pointer);
  }
}
