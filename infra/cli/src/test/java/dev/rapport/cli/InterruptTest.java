package dev.rapport.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A process of its own, because Ctrl-C ends it. */
class InterruptTest {

  @Test
  void leavesTheReplayGoingOnAndSaysHowToComeBack() throws Exception {
    WireMockServer api = new WireMockServer(wireMockConfig().dynamicPort());
    api.start();
    api.stubFor(
        any(anyUrl())
            .willReturn(
                okJson(
                    "{\"replay_id\": 7, \"status\": \"RUNNING\", \"count\": 9, \"totals\": {}}")));
    String url = api.baseUrl();
    Process command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "replay",
                "watch",
                "7",
                "--api-url",
                url)
            .start();
    try {
      Awaitility.await()
          .atMost(60, TimeUnit.SECONDS)
          .until(() -> api.getAllServeEvents().size() > 1);
      // As Ctrl-C does, but nobody ignores it: what a shell starts in the background ignores
      // SIGINT.
      assertThat(command.toHandle().destroy()).isTrue();

      assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(command.exitValue()).isEqualTo(143);
      String err = new String(command.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(err).contains("The replay goes on on the server", "rapport replay watch 7");
      assertThat(api.getAllServeEvents())
          .allSatisfy(event -> assertThat(event.getRequest().getMethod().value()).isEqualTo("GET"));
    } finally {
      command.destroyForcibly();
      api.stop();
    }
  }
}
