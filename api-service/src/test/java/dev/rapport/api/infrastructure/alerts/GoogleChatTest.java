package dev.rapport.api.infrastructure.alerts;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.rapport.api.application.alerts.Alert;
import dev.rapport.api.application.alerts.Notice;
import dev.rapport.api.application.alerts.Severity;
import dev.rapport.api.application.alerts.UndeliveredException;
import dev.rapport.api.settings.AlertSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GoogleChatTest {

  private static final WireMockServer CHAT = new WireMockServer(options().dynamicPort());
  private static final Duration BRISK = Duration.ofMillis(400);
  private static final Duration PATIENT = Duration.ofSeconds(5);

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  static {
    CHAT.start();
  }

  @AfterAll
  static void end() {
    CHAT.stop();
  }

  @BeforeEach
  void forget() {
    CHAT.resetAll();
  }

  @ParameterizedTest
  @EnumSource(Severity.class)
  void aCardHasTheColorOfItsSeverity(Severity severity) {
    answers(okJson("{}"));
    post(PATIENT, notice(alert("DeadLetters", severity, true, "3 new dead letters")));
    LoggedRequest request = onlyRequest();
    assertThat(request.getUrl())
        .isEqualTo(
            "/v1/spaces/A/messages?key=k&token=secret-token"
                + "&messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD");
    JsonNode message = JsonMapper.shared().readTree(request.getBody());
    String color =
        switch (severity) {
          case P0 -> "#FF0000";
          case P1 -> "#FFA500";
          case P2 -> "#FFFF00";
        };
    JsonNode widgets = message.at("/cardsV2/0/card/sections/0/widgets");
    assertThat(widgets.at("/0/textParagraph/text").asString())
        .contains("<font color=\"" + color + "\"><b>" + severity + " DeadLetters</b></font>")
        .contains("3 new dead letters");
    assertThat(widgets.toString()).contains("rapport dlq groups", "What it means");
    assertThat(message.at("/thread/threadKey").asString()).hasSize(36);
  }

  @Test
  void theEndOfAnAlertIsGreenAndStandsInTheSameThread() {
    answers(okJson("{}"));
    post(PATIENT, notice(alert("DeadLetters", Severity.P0, true, "x")));
    String begin = thread(onlyRequest());
    answers(okJson("{}"));
    post(PATIENT, notice(alert("DeadLetters", Severity.P0, false, "x")));
    LoggedRequest end = onlyRequest();
    assertThat(thread(end)).isEqualTo(begin);
    assertThat(end.getBodyAsString()).contains("RESOLVED DeadLetters").doesNotContain("#FF0000");
  }

  @Test
  void whatAnAlertSaysCannotBeMarkup() {
    answers(okJson("{}"));
    post(PATIENT, notice(alert("A", Severity.P1, true, "<a href=\"https://x\">y</a> & z")));
    assertThat(onlyRequest().getBodyAsString())
        .contains("&lt;a href=")
        .contains("&amp; z")
        .doesNotContain("<a href");
  }

  @Test
  void ahundredLongAlertsStayWithinTheLimitsOfTheChat() {
    answers(okJson("{}"));
    Alert longest = alert("A".repeat(5000), Severity.P1, true, "<".repeat(5000));
    Notice many = new Notice("g".repeat(5000), Collections.nCopies(100, longest), 7);
    post(PATIENT, many);
    String body = onlyRequest().getBodyAsString();
    assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(32_000);
    assertThat(body).containsPattern("and [0-9]{2,3} more");
    assertThat(JsonMapper.shared().readTree(body).at("/cardsV2/0/card/sections").findValues("text"))
        .hasSizeLessThan(100);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aFaultIsToldWithinItsBound(
      String name, ResponseDefinitionBuilder fault, int tries, Duration timeout) {
    answers(fault);
    long begun = System.nanoTime();
    assertThatThrownBy(() -> post(timeout, notice(alert("A", Severity.P0, true, "x"))))
        .isInstanceOf(UndeliveredException.class)
        .hasNoCause()
        .message()
        .doesNotContain("secret-token");
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(requests()).hasSize(tries);
    assertThat(took).isLessThan(settings(timeout).longest().plusSeconds(2));
    assertThat(count("undelivered")).isEqualTo(1);
    assertThat(count("delivered")).isZero();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("500", aResponse().withStatus(500), 3, PATIENT),
        Arguments.of("503", aResponse().withStatus(503), 3, PATIENT),
        Arguments.of("429", aResponse().withStatus(429).withHeader("Retry-After", "1"), 3, PATIENT),
        Arguments.of("400", aResponse().withStatus(400), 1, PATIENT),
        Arguments.of("404", aResponse().withStatus(404), 1, PATIENT),
        Arguments.of(
            "redirect", aResponse().withStatus(302).withHeader("Location", "/x"), 1, PATIENT),
        Arguments.of("no answer", aResponse().withFixedDelay(20_000), 3, BRISK),
        Arguments.of(
            "an answer that never ends",
            okJson("{}").withChunkedDribbleDelay(50, 60_000),
            3,
            BRISK),
        Arguments.of("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), 3, PATIENT),
        Arguments.of("empty", aResponse().withFault(Fault.EMPTY_RESPONSE), 3, PATIENT),
        Arguments.of("garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), 3, PATIENT),
        Arguments.of("too large", aResponse().withBody("x".repeat(300_000)), 3, PATIENT));
  }

  @Test
  void whatFailsOnceIsTriedAgain() {
    CHAT.stubFor(
        any(anyUrl())
            .inScenario("once")
            .whenScenarioStateIs(STARTED)
            .willSetStateTo("mended")
            .willReturn(aResponse().withStatus(503)));
    CHAT.stubFor(
        any(anyUrl()).inScenario("once").whenScenarioStateIs("mended").willReturn(okJson("{}")));
    post(PATIENT, notice(alert("A", Severity.P0, true, "x")));
    assertThat(requests()).hasSize(2);
    assertThat(count("delivered")).isEqualTo(1);
  }

  @Test
  void onlyAllowedHostsMayBeAsked() {
    assertThatThrownBy(
            () ->
                new AlertSettings(
                    "https://elsewhere.example/x?token=secret-token",
                    Set.of("chat.googleapis.com"),
                    PATIENT,
                    3,
                    PATIENT))
        .hasMessageContaining("rapport.alerts.chat-url")
        .message()
        .doesNotContain("secret-token");
    assertThat(settings(PATIENT).toString()).contains("(set)").doesNotContain("secret-token");
  }

  private double count(String outcome) {
    return metrics.counter("rapport_alert_notices_total", "outcome", outcome).count();
  }

  private void post(Duration timeout, Notice notice) {
    try (GoogleChat chat = new GoogleChat(settings(timeout), InstantSource.system(), metrics)) {
      chat.post(notice);
    }
  }

  private static AlertSettings settings(Duration timeout) {
    return new AlertSettings(
        CHAT.baseUrl() + "/v1/spaces/A/messages?key=k&token=secret-token",
        Set.of("localhost"),
        timeout,
        3,
        Duration.ofMillis(20));
  }

  private static void answers(ResponseDefinitionBuilder answer) {
    CHAT.resetAll();
    CHAT.stubFor(any(anyUrl()).willReturn(answer));
  }

  private static List<LoggedRequest> requests() {
    return CHAT.findAll(anyRequestedFor(anyUrl()));
  }

  private static LoggedRequest onlyRequest() {
    assertThat(requests()).hasSize(1);
    return requests().getFirst();
  }

  private static String thread(LoggedRequest request) {
    return JsonMapper.shared().readTree(request.getBody()).at("/thread/threadKey").asString();
  }

  private static Notice notice(Alert alert) {
    return new Notice("{}:{alertname=\"x\"}", List.of(alert), 0);
  }

  private static Alert alert(String name, Severity severity, boolean firing, String summary) {
    return new Alert(
        "1",
        name,
        severity,
        firing,
        summary,
        "These conversations are not scored.",
        "rapport dlq groups",
        "infra/runbook.md#deadletters",
        "instance api:8081",
        Instant.parse("2026-11-23T08:00:00Z"));
  }
}
