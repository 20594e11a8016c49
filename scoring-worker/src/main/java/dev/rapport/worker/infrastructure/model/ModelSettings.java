package dev.rapport.worker.infrastructure.model;

import dev.rapport.shared.http.BreakerBounds;
import dev.rapport.shared.http.GuardedPeer;
import dev.rapport.shared.http.PeerAddress;
import dev.rapport.shared.http.RetryBounds;
import dev.rapport.shared.settings.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which model is asked, how, and how long anything may take.
 *
 * @param baseUrl of an OpenAI-compatible service, up to and without {@code /chat/completions}
 * @param allowedHosts hosts the base URL may name; empty for any. Needed for TLS to private
 *     addresses
 * @param apiKey the bearer token; may be empty for a service in the private network only
 * @param name of the model
 * @param responseFormat JSON mode, or a schema where the service knows it
 * @param maxCompletionTokens of one answer; models that think aloud need more
 * @param timeout one call, to the last byte
 * @param concurrency calls at once; each conversation takes two
 * @param longestTranscript characters of the conversation that are sent
 */
@ConfigurationProperties("rapport.model")
public record ModelSettings(
    @DefaultValue("https://api.groq.com/openai/v1") URI baseUrl,
    @DefaultValue Set<String> allowedHosts,
    @DefaultValue("") String apiKey,
    @DefaultValue("llama-3.3-70b-versatile") String name,
    @DefaultValue("json-object") ResponseFormat responseFormat,
    @DefaultValue("512") int maxCompletionTokens,
    @DefaultValue("15s") Duration timeout,
    @DefaultValue("128") int concurrency,
    @DefaultValue("12000") int longestTranscript,
    @DefaultValue RetryBounds retry,
    @DefaultValue BreakerBounds breaker) {

  /** How the service is told to answer in JSON. */
  public enum ResponseFormat {
    JSON_OBJECT,
    JSON_SCHEMA
  }

  public ModelSettings {
    allowedHosts = Set.copyOf(allowedHosts);
    PeerAddress.configured("rapport.model.base-url", baseUrl, allowedHosts);
    Setting.between("rapport.model.max-completion-tokens", maxCompletionTokens, 16, 32_768);
    Setting.between("rapport.model.timeout", timeout, Duration.ofMillis(10), Duration.ofMinutes(4));
    Setting.between("rapport.model.concurrency", concurrency, 1, 10_000);
    Setting.between("rapport.model.longest-transcript", longestTranscript, 200, 1_000_000);
  }

  /** For the guard of this peer. */
  public GuardedPeer.Bounds bounds() {
    return new GuardedPeer.Bounds(concurrency, timeout, retry, breaker);
  }

  PeerAddress address() {
    return PeerAddress.configured("rapport.model.base-url", baseUrl, allowedHosts);
  }

  /** Everything but the key. */
  @Override
  public String toString() {
    return "ModelSettings[baseUrl=%s, name=%s, apiKey=%s, responseFormat=%s, timeout=%s, %s, %s]"
        .formatted(
            baseUrl,
            name,
            apiKey.isEmpty() ? "none" : "(set)",
            responseFormat,
            timeout,
            retry,
            breaker);
  }
}
