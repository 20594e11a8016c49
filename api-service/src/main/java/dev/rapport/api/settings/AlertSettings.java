package dev.rapport.api.settings;

import dev.rapport.shared.http.PeerAddress;
import dev.rapport.shared.settings.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where alerts are told.
 *
 * @param chatUrl the webhook of a Google Chat space, with its key and token; empty for none
 * @param allowedHosts hosts that the webhook may name
 * @param timeout one try, to the last byte
 * @param tries in all
 * @param shortestWait before the second try; doubled before the third
 */
@ConfigurationProperties("rapport.alerts")
public record AlertSettings(
    @DefaultValue("") String chatUrl,
    @DefaultValue("chat.googleapis.com") Set<String> allowedHosts,
    @DefaultValue("5s") Duration timeout,
    @DefaultValue("3") int tries,
    @DefaultValue("500ms") Duration shortestWait) {

  private static final String PREFIX = "rapport.alerts.";

  public AlertSettings {
    allowedHosts = Set.copyOf(allowedHosts);
    Setting.between(PREFIX + "timeout", timeout, Duration.ofMillis(10), Duration.ofSeconds(15));
    Setting.between(PREFIX + "tries", tries, 1, 5);
    Setting.between(
        PREFIX + "shortest-wait", shortestWait, Duration.ofMillis(1), Duration.ofSeconds(5));
    if (!chatUrl.isEmpty()) {
      var _ = address(chatUrl, allowedHosts);
    }
  }

  public boolean hasRoom() {
    return !chatUrl.isEmpty();
  }

  /** The webhook without what is secret in it. */
  public PeerAddress address() {
    return address(chatUrl, allowedHosts);
  }

  /** The longest that telling one notice may take. */
  public Duration longest() {
    return timeout.plus(shortestWait.multipliedBy(8)).multipliedBy(tries);
  }

  private static PeerAddress address(String chatUrl, Set<String> allowedHosts) {
    URI open = URI.create(chatUrl.replaceFirst("[?#].*", ""));
    return PeerAddress.configured(PREFIX + "chat-url", open, allowedHosts);
  }

  /** Everything but the webhook: whoever knows it may post. */
  @Override
  public String toString() {
    return "AlertSettings[chatUrl=%s, allowedHosts=%s, timeout=%s, tries=%d, shortestWait=%s]"
        .formatted(hasRoom() ? "(set)" : "none", allowedHosts, timeout, tries, shortestWait);
  }
}
