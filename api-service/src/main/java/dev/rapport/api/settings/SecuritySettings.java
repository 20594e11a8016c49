package dev.rapport.api.settings;

import dev.rapport.shared.settings.Setting;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call.
 *
 * @param tokensFile lines of {@code name role sha256}: who holds the token whose SHA-256 is given
 *     in hex digits, and may act as BE, OPS or ADMIN; empty lines and lines that begin with # are
 *     left out
 * @param tokensReread how soon a change of the file is noticed
 */
@ConfigurationProperties("rapport.security")
public record SecuritySettings(
    @DefaultValue("tokens") Path tokensFile, @DefaultValue("2s") Duration tokensReread) {

  public SecuritySettings {
    Setting.between(
        "rapport.security.tokens-reread",
        tokensReread,
        Duration.ofMillis(10),
        Duration.ofMinutes(10));
  }
}
