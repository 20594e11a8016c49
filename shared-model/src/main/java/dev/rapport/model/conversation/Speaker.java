package dev.rapport.model.conversation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who speaks: the robot or the child. */
public enum Speaker {
  PIKA,
  USER;

  private static final List<String> ROBOT_NAMES = List.of("BOT", "PIKA", "ROBOT", "ASSISTANT");
  private static final List<String> CHILD_NAMES = List.of("USER", "CHILD", "HUMAN");

  /**
   * The speaker a posted name means, whatever its case. The robot is looked for first, so {@code
   * USER_BOT} is the robot; empty when the name says nothing.
   */
  static Optional<Speaker> named(@Nullable String name) {
    if (name == null) {
      return Optional.empty();
    }
    String upper = name.toUpperCase(Locale.ROOT);
    if (ROBOT_NAMES.stream().anyMatch(upper::contains)) {
      return Optional.of(PIKA);
    }
    return CHILD_NAMES.stream().anyMatch(upper::contains) ? Optional.of(USER) : Optional.empty();
  }

  /** As written in logs and answers: {@code pika} or {@code user}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The label, so that JSON carries it too. */
  @Override
  public String toString() {
    return label();
  }
}
