package dev.rapport.api.settings;

import dev.rapport.shared.http.PeerAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What helps operators to see more.
 *
 * @param managementUrl of RabbitMQ's management API, without user and path; absent where there is
 *     none, and then only names and depths of queues are known
 * @param managementUsername needs no more than the tag monitoring
 * @param managementPassword its password; never logged
 */
@ConfigurationProperties("rapport.operations")
public record OperationsSettings(
    @Nullable URI managementUrl,
    @DefaultValue("guest") String managementUsername,
    @DefaultValue("guest") String managementPassword) {

  private static final String URL = "rapport.operations.management-url";

  public OperationsSettings {
    if (managementUrl != null && !managementUrl.toString().isEmpty()) {
      var _ = address(managementUrl);
    }
  }

  /** The management API, if there is one. */
  public Optional<PeerAddress> management() {
    return Optional.ofNullable(managementUrl)
        .filter(url -> !url.toString().isEmpty())
        .map(OperationsSettings::address);
  }

  /** Everything but the password. */
  @Override
  public String toString() {
    return "OperationsSettings[managementUrl="
        + managementUrl
        + ", managementUsername="
        + managementUsername
        + "]";
  }

  /** Its host is whatever the operator says; it may be private. */
  private static PeerAddress address(URI url) {
    return PeerAddress.configured(
        URL, url, url.getHost() == null ? Set.of() : Set.of(url.getHost()));
  }
}
