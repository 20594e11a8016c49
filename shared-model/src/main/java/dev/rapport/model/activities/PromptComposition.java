package dev.rapport.model.activities;

import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Puts an agent's prompt together from its three parts. */
final class PromptComposition {

  private static final String SPECIAL = "special";

  private PromptComposition() {}

  /**
   * Style guideline, agenda and user profile with a blank line between; what is missing or blank is
   * left out. The agenda alone for agents whose tag begins with {@code special}. Placeholders stay.
   */
  static String finalPrompt(Offer offer, Optional<LevelTemplate> template) {
    if (offer.agentTag().startsWith(SPECIAL)) {
      return joined(offer.agenda());
    }
    return joined(
        template.map(LevelTemplate::contextStyleGuideline).orElse(null),
        offer.agenda(),
        template.map(LevelTemplate::userProfile).orElse(null));
  }

  private static String joined(@Nullable String... parts) {
    StringJoiner prompt = new StringJoiner("\n\n");
    for (String part : parts) {
      if (part != null && !part.isBlank()) {
        prompt.add(part.strip());
      }
    }
    return prompt.toString();
  }
}
