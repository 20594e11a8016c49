package dev.rapport.worker.infrastructure.memory;

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
 * Which memory service is asked, and how long anything may take.
 *
 * @param kind none by default
 * @param url where its paths begin
 * @param allowedHosts hosts the url may name; empty for any. Needed for TLS to private addresses
 * @param apiKey Mem0's token, or a bearer token for the extractor; empty for none
 * @param timeout one call, with all looks at its job, to the last byte
 * @param pollEvery between two looks at a job, unless the service asks for another time
 * @param concurrency calls at once
 * @param mostFacts of one conversation; an answer with more is not believed
 */
@ConfigurationProperties("rapport.memory")
public record MemorySettings(
    @DefaultValue("none") Kind kind,
    @DefaultValue("https://api.mem0.ai") URI url,
    @DefaultValue Set<String> allowedHosts,
    @DefaultValue("") String apiKey,
    @DefaultValue("60s") Duration timeout,
    @DefaultValue("1s") Duration pollEvery,
    @DefaultValue("64") int concurrency,
    @DefaultValue("100") int mostFacts,
    @DefaultValue RetryBounds retry,
    @DefaultValue BreakerBounds breaker) {

  /** How the service is spoken to. */
  public enum Kind {
    NONE,
    /** {@code POST /extract_facts}. */
    EXTRACTOR,
    /** {@code POST /v1/memories/}. */
    MEM0
  }

  public MemorySettings {
    allowedHosts = Set.copyOf(allowedHosts);
    PeerAddress.configured("rapport.memory.url", url, allowedHosts);
    Setting.between(
        "rapport.memory.timeout", timeout, Duration.ofMillis(10), Duration.ofMinutes(4));
    Setting.between("rapport.memory.poll-every", pollEvery, Duration.ofMillis(1), timeout);
    Setting.between("rapport.memory.concurrency", concurrency, 1, 10_000);
    Setting.between("rapport.memory.most-facts", mostFacts, 1, 10_000);
  }

  /** For the guard of this peer. */
  public GuardedPeer.Bounds bounds() {
    return new GuardedPeer.Bounds(concurrency, timeout, retry, breaker);
  }

  PeerAddress address() {
    return PeerAddress.configured("rapport.memory.url", url, allowedHosts);
  }

  /** Everything but the key. */
  @Override
  public String toString() {
    return "MemorySettings[kind=%s, url=%s, apiKey=%s, timeout=%s, %s, %s]"
        .formatted(kind, url, apiKey.isEmpty() ? "none" : "(set)", timeout, retry, breaker);
  }
}
