package dev.rapport.model.conversation;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * One turn of the standard log.
 *
 * @param turnId from 1, without gaps
 * @param text never blank; inline markup such as {@code <emotion name="happy"/>} is kept
 */
public record Turn(int turnId, Speaker speaker, String text, Instant timestamp) {

  /** A tag starts with a letter or a slash, so that {@code I <3 you} stays whole. */
  private static final Pattern MARKUP = Pattern.compile("</?\\p{Alpha}[^<>]*>");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /**
   * The words alone, for analysis: without markup, blanks collapsed; empty for a turn of markup.
   */
  public String spokenText() {
    String withoutMarkup = MARKUP.matcher(text).replaceAll(" ");
    return BLANKS.matcher(withoutMarkup).replaceAll(" ").strip();
  }
}
