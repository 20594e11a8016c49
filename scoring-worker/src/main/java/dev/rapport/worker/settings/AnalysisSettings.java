package dev.rapport.worker.settings;

import dev.rapport.shared.settings.Setting;
import dev.rapport.worker.application.analysis.PeerAnalyser;
import dev.rapport.worker.application.analysis.WhenPeersAreAway;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who finds out what a conversation held. Memories are switched on by {@code rapport.memory.kind},
 * whoever reads.
 *
 * @param mode who answers questions and emotion
 * @param budget of a whole analysis, all parts and tries together
 * @param whenPeersAreAway degrade the analysis, or wait until they are back
 */
@ConfigurationProperties("rapport.analysis")
public record AnalysisSettings(
    @DefaultValue("built-in") Mode mode,
    @DefaultValue("180s") Duration budget,
    @DefaultValue("degrade") WhenPeersAreAway whenPeersAreAway) {

  /** Who answers questions and emotion. */
  public enum Mode {
    /** Rules; needs no key and no network. */
    BUILT_IN,
    /** The language model of {@code rapport.model}. */
    MODEL
  }

  public AnalysisSettings {
    Setting.between(
        "rapport.analysis.budget", budget, Duration.ofMillis(100), Duration.ofMinutes(20));
  }

  /** As the application wants it. */
  public PeerAnalyser.Bounds toBounds() {
    return new PeerAnalyser.Bounds(budget, whenPeersAreAway);
  }
}
