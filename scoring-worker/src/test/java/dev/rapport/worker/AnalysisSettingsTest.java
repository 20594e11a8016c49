package dev.rapport.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.worker.application.analysis.WhenPeersAreAway;
import dev.rapport.worker.infrastructure.memory.MemorySettings;
import dev.rapport.worker.infrastructure.model.ModelSettings;
import dev.rapport.worker.settings.AnalysisSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The settings of the analysis, as a deployment gives them: by environment. */
class AnalysisSettingsTest {

  @Test
  void asksNobodyByDefault() {
    AnalysisSettings analysis = bound("rapport.analysis", AnalysisSettings.class, Map.of());
    assertThat(analysis.mode()).isEqualTo(AnalysisSettings.Mode.BUILT_IN);
    assertThat(analysis.budget()).isEqualTo(Duration.ofMinutes(3));
    assertThat(analysis.whenPeersAreAway()).isEqualTo(WhenPeersAreAway.DEGRADE);
    assertThat(bound("rapport.memory", MemorySettings.class, Map.of()).kind())
        .isEqualTo(MemorySettings.Kind.NONE);
  }

  @Test
  void hasTheBoundsOfTheSpecificationByDefault() {
    ModelSettings model = bound("rapport.model", ModelSettings.class, Map.of());
    assertThat(model.baseUrl()).hasToString("https://api.groq.com/openai/v1");
    assertThat(model.timeout()).isEqualTo(Duration.ofSeconds(15));
    assertThat(model.longestTranscript()).isEqualTo(12_000);
    assertThat(model.retry().tries()).isEqualTo(3);
    assertThat(model.retry().shortestWait()).isEqualTo(Duration.ofSeconds(2));
    assertThat(model.retry().longestWait()).isEqualTo(Duration.ofSeconds(10));
    assertThat(model.breaker().failures()).isEqualTo(5);
    assertThat(model.breaker().openFor()).isEqualTo(Duration.ofMinutes(1));
    assertThat(bound("rapport.memory", MemorySettings.class, Map.of()).timeout())
        .isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void areTakenFromTheEnvironment() {
    ModelSettings model =
        bound(
            "rapport.model",
            ModelSettings.class,
            Map.of(
                "RAPPORT_MODEL_BASE_URL", "http://127.0.0.1:9000/v1",
                "RAPPORT_MODEL_API_KEY", "secret-key-123",
                "RAPPORT_MODEL_NAME", "own",
                "RAPPORT_MODEL_RETRY_TRIES", "2"));
    assertThat(model.baseUrl()).hasToString("http://127.0.0.1:9000/v1");
    assertThat(model.apiKey()).isEqualTo("secret-key-123");
    assertThat(model.name()).isEqualTo("own");
    assertThat(model.retry().tries()).isEqualTo(2);
    assertThat(model.toString()).doesNotContain("secret-key-123");
  }

  @ParameterizedTest
  @CsvSource({
    "RAPPORT_MODEL_BASE_URL, http://169.254.169.254/v1, rapport.model.base-url",
    "RAPPORT_MODEL_ALLOWED_HOSTS, api.openai.com, rapport.model.base-url",
    "RAPPORT_MODEL_TIMEOUT, 0s, rapport.model.timeout",
    "RAPPORT_MODEL_RETRY_TRIES, 0, retry.tries",
    "RAPPORT_MODEL_BREAKER_FAILURES, 0, breaker.failures"
  })
  void refusesToStartWith(String name, String value, String named) {
    assertThatThrownBy(() -> bound("rapport.model", ModelSettings.class, Map.of(name, value)))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }

  @Test
  void boundsTheMemoryServiceToFourMinutes() {
    assertThatThrownBy(
            () ->
                bound(
                    "rapport.memory",
                    MemorySettings.class,
                    Map.of("RAPPORT_MEMORY_TIMEOUT", "241s")))
        .rootCause()
        .hasMessageContaining("rapport.memory.timeout");
  }

  private static <T> T bound(String prefix, Class<T> type, Map<String, Object> environment) {
    StandardEnvironment settings = new StandardEnvironment();
    settings
        .getPropertySources()
        .forEach(source -> settings.getPropertySources().remove(source.getName()));
    settings
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", environment));
    ConfigurationPropertySources.attach(settings);
    return Binder.get(settings).bindOrCreate(prefix, Bindable.of(type));
  }
}
