package dev.rapport.model.conversation;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The kind of bot that led the conversation, in its normal form. A free string: what is not among
 * the known ones is kept as it came.
 *
 * @param name trimmed, upper case, underscores for spaces; empty when none was given
 */
public record BotType(String name) {

  public static final BotType UNSPECIFIED = new BotType("");
  public static final BotType TALK = new BotType("TALK");
  public static final BotType GREETING = new BotType("GREETING");
  public static final BotType GAME_ACTIVITY = new BotType("GAME_ACTIVITY");
  public static final BotType TALK_ACTIVITY = new BotType("TALK_ACTIVITY");
  public static final BotType NEXT_LESSON = new BotType("NEXT_LESSON");
  public static final BotType REVIEW = new BotType("REVIEW");
  public static final BotType WRAP_UP = new BotType("WRAP_UP");

  /** Every type Rapport knows. */
  public static final Set<BotType> KNOWN =
      Set.of(TALK, GREETING, GAME_ACTIVITY, TALK_ACTIVITY, NEXT_LESSON, REVIEW, WRAP_UP);

  private static final Map<String, BotType> ALIASES =
      Map.of("GAME", GAME_ACTIVITY, "GAME_AGENT", GAME_ACTIVITY);

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** The normal form of a posted type; null and blank are {@link #UNSPECIFIED}. */
  public static BotType normalise(@Nullable String posted) {
    if (posted == null) {
      return UNSPECIFIED;
    }
    String upper = posted.strip().toUpperCase(Locale.ROOT);
    String name = BLANKS.matcher(upper).replaceAll("_");
    return ALIASES.getOrDefault(name, new BotType(name));
  }

  /** Whether Rapport knows this type. */
  public boolean isKnown() {
    return KNOWN.contains(this);
  }
}
