package dev.rapport.shared.settings;

import java.time.Duration;

/**
 * Checks of settings, for the constructors of settings records: a bad value refuses to start the
 * service and names property, value and bound.
 */
public final class Setting {

  private Setting() {}

  /**
   * Checks that a value lies within its bounds.
   *
   * @throws IllegalArgumentException unless min <= value <= max
   */
  public static <T extends Comparable<T>> void between(String property, T value, T min, T max) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          property + " is " + value + "; it must be from " + min + " to " + max);
    }
  }

  /**
   * Checks that one bound lies within another, so that the inner one ends first.
   *
   * @throws IllegalArgumentException unless inner < outer
   */
  public static void nests(String innerName, Duration inner, String outerName, Duration outer) {
    if (inner.compareTo(outer) >= 0) {
      throw new IllegalArgumentException(
          innerName + " is " + inner + "; it must be shorter than " + outerName + ", " + outer);
    }
  }
}
