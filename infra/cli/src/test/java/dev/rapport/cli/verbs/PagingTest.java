package dev.rapport.cli.verbs;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import dev.rapport.cli.verbs.Bench.Run;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagingTest {

  @TempDir Path directory;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(directory);
    page(absent(), 1, 500, "\"A\"");
    page(equalTo("A"), 501, 520, "null");
  }

  @Test
  void fetchesAsManyPagesAsTheLimitTakes() {
    Run run = bench.line("rapport dlq list --limit 1000 -o name");

    assertThat(run.out().lines()).hasSize(520).startsWith("1").endsWith("520");
    assertThat(run.err()).isEmpty();
    assertThat(bench.requests())
        .extracting(request -> request.queryParameter("limit").firstValue())
        .containsExactly("500", "500");
  }

  @Test
  void saysHowToGoOnWhenThereAreMore() {
    Run run = bench.line("rapport dlq list --limit 500 -o name");

    assertThat(run.out().lines()).hasSize(500);
    assertThat(run.err()).contains("--cursor A");
    assertThat(bench.line("rapport dlq list --cursor A -o name").out().lines()).startsWith("501");
  }

  @Test
  void refusesMoreThanOneAnswerInJson() {
    Run run = bench.line("rapport dlq list --limit 501 -o json");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("-o ndjson");
    assertThat(bench.requests()).isEmpty();
  }

  private void page(StringValuePattern cursor, int first, int last, String next) {
    String items =
        IntStream.rangeClosed(first, last)
            .mapToObj("{\"id\": %d}"::formatted)
            .collect(Collectors.joining(","));
    bench.api.stubFor(
        get(urlPathEqualTo("/v1/ops/dead-letters"))
            .withQueryParam("cursor", cursor)
            .willReturn(okJson("{\"items\": [%s], \"next\": %s}".formatted(items, next))));
  }
}
