package dev.rapport.model.scoring;

import java.util.Locale;

/** How the child felt about the session as a whole. */
public enum SessionEmotion {
  INTERESTING,
  BORING,
  HAPPY,
  SAD,
  NEUTRAL,
  ANGRY;

  /** The emotion with this label, whatever its case; IllegalArgumentException for any other. */
  public static SessionEmotion labelled(String label) {
    return valueOf(label.strip().toUpperCase(Locale.ROOT));
  }

  /** As written in details and answers, such as {@code interesting}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The label, so that JSON carries it too. */
  @Override
  public String toString() {
    return label();
  }
}
