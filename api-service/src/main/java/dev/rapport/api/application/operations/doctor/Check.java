package dev.rapport.api.application.operations.doctor;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was compared.
 *
 * @param found what is
 * @param expected what is declared; null where there is nothing to compare with
 * @param remedy what to do; null where nothing is to be done
 */
public record Check(
    String check, Status status, String found, @Nullable String expected, @Nullable String remedy) {

  /** How bad it is. */
  public enum Status {
    OK,
    /** Works, but not as it should. */
    WARN,
    /** A promise cannot be kept. */
    FAIL
  }

  static Check ok(String check, String found, @Nullable String expected) {
    return new Check(check, Status.OK, found, expected, null);
  }

  static Check warn(String check, String found, @Nullable String expected, String remedy) {
    return new Check(check, Status.WARN, found, expected, remedy);
  }

  static Check fail(String check, String found, @Nullable String expected, String remedy) {
    return new Check(check, Status.FAIL, found, expected, remedy);
  }
}
