package dev.rapport.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.rapport.api.RunningApi.Answer;
import dev.rapport.shared.testing.TestBroker;
import dev.rapport.shared.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class AlertsIT {

  private static final String RECEIVER = "/v1/ops/alerts";

  private final TestDatabase database = TestDatabase.migrated();
  private final TestBroker broker = TestBroker.declared();
  private final WireMockServer chat = new WireMockServer(options().dynamicPort());
  private RunningApi api;

  @BeforeAll
  void start() {
    chat.start();
    api =
        new RunningApi(
            database,
            broker,
            "--rapport.alerts.chat-url=" + chat.baseUrl() + "/v1/spaces/A/messages?token=t",
            "--rapport.alerts.allowed-hosts=localhost",
            "--rapport.alerts.shortest-wait=10ms");
  }

  @AfterAll
  void stop() {
    api.close();
    chat.stop();
    broker.close();
    database.close();
  }

  @Test
  void alertmanagersWebhookBecomesACardOnce() {
    chat.resetAll();
    chat.stubFor(any(anyUrl()).willReturn(okJson("{}")));
    Answer first = api.post("ops", RECEIVER, webhook("4", "firing", "DeadLetters"));
    Answer again = api.post("ops", RECEIVER, webhook("4", "firing", "DeadLetters"));
    Answer end = api.post("ops", RECEIVER, webhook("4", "resolved", "DeadLetters"));
    assertThat(first.body().path("delivered").asBoolean()).isTrue();
    assertThat(again.body().path("duplicate").asBoolean()).isTrue();
    assertThat(end.body().path("delivered").asBoolean()).isTrue();
    assertThat(chat.findAll(anyRequestedFor(anyUrl())))
        .extracting(request -> request.getBodyAsString())
        .hasSize(2)
        .first()
        .asString()
        .contains("P1 DeadLetters", "2 new dead letters", "rapport dlq groups", "#FFA500");
  }

  @Test
  void alertmanagerIsToldToTryAgain() {
    chat.resetAll();
    chat.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
    Answer answer = api.post("ops", RECEIVER, webhook("4", "firing", "QueueBacklog"));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("ALERTS_NOT_DELIVERED");
    assertThat(answer.header("Retry-After")).isEqualTo("10");
    chat.stubFor(any(anyUrl()).willReturn(okJson("{}")));
    Answer again = api.post("ops", RECEIVER, webhook("4", "firing", "QueueBacklog"));
    assertThat(again.body().path("delivered").asBoolean()).isTrue();
    assertThat(api.management("/actuator/prometheus"))
        .contains("rapport_alert_notices_total{outcome=\"undelivered\"} 1");
  }

  @Test
  void onlyOperatorsTellAlerts() {
    assertThat(api.post("be", RECEIVER, webhook("4", "firing", "A")).status()).isEqualTo(403);
    assertThat(api.post("", RECEIVER, webhook("4", "firing", "A")).status()).isEqualTo(401);
  }

  @Test
  void whatIsNoWebhookIsRefusedWithAllFaults() {
    Answer other = api.post("ops", RECEIVER, webhook("3", "firing", "A"));
    assertThat(other.status()).isEqualTo(422);
    assertThat(api.post("ops", RECEIVER, "{}").body().path("errors")).hasSize(3);
    assertThat(api.post("ops", RECEIVER, "[").code()).isEqualTo("MALFORMED_JSON");
  }

  /** As Alertmanager 0.25 sends it. */
  private static String webhook(String version, String status, String name) {
    return """
    {"receiver":"rapport","status":"%2$s","alerts":[{"status":"%2$s",
     "labels":{"alertname":"%3$s","severity":"P1","instance":"api:8081"},
     "annotations":{"command":"rapport dlq groups","meaning":"Not scored until replayed.",
      "runbook_url":"infra/runbook.md#deadletters","summary":"2 new dead letters in 15 min"},
     "startsAt":"2026-11-23T08:00:00.123Z","endsAt":"0001-01-01T00:00:00Z",
     "generatorURL":"http://prometheus:9090/graph?g0.expr=x","fingerprint":"c1a4e0b5f7d1a2b3"}],
     "groupLabels":{"alertname":"%3$s"},"commonLabels":{"alertname":"%3$s","severity":"P1"},
     "commonAnnotations":{},"externalURL":"http://alertmanager:9093","version":"%1$s",
     "groupKey":"{}:{alertname=\\"%3$s\\"}","truncatedAlerts":0}
    """
        .formatted(version, status, name);
  }
}
