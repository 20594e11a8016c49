package dev.rapport.api.infrastructure.http.operations;

import dev.rapport.api.application.operations.Change;
import dev.rapport.api.infrastructure.http.problem.Fault;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** What an operator sends, checked; all faults are told at once. */
final class Inputs {

  private static final int MAX_REASON = 2000;
  private static final String WHOLE = "[0-9]{1,18}";

  private final List<Fault> faults = new ArrayList<>();

  void fault(String pointer, String message) {
    faults.add(new Fault(pointer, message));
  }

  /** The number; the given one where it is absent. */
  int whole(String pointer, @Nullable Integer value, int otherwise, int min, int max) {
    int given = value == null ? otherwise : value;
    if (given < min || given > max) {
      fault(pointer, "must be from " + min + " to " + max);
    }
    return given;
  }

  /** The number that a text says; the given one where it is absent. */
  int whole(String pointer, @Nullable String value, int otherwise, int min, int max) {
    if (value == null) {
      return otherwise;
    }
    boolean number = value.matches("[0-9]{1,9}");
    return whole(pointer, number ? Integer.valueOf(value) : Integer.valueOf(-1), 0, min, max);
  }

  /** A place in a list. */
  @Nullable Long cursor(@Nullable String value) {
    if (value == null) {
      return null;
    }
    if (!value.matches(WHOLE)) {
      fault("/cursor", "must be the next of the page before");
      return null;
    }
    return Long.valueOf(value);
  }

  <T extends Enum<T>> @Nullable T named(String pointer, @Nullable String value, Class<T> type) {
    Optional<T> named =
        Arrays.stream(type.getEnumConstants())
            .filter(constant -> constant.name().equals(value))
            .findFirst();
    if (value != null && named.isEmpty()) {
      fault(pointer, "must be one of " + Arrays.toString(type.getEnumConstants()));
    }
    return named.orElse(null);
  }

  /** Who does it and why. */
  Change change(Authentication caller, @Nullable String reason, @Nullable Boolean dryRun) {
    String given = reason == null ? "" : reason.strip();
    if (given.isEmpty() || given.length() > MAX_REASON || given.indexOf('\0') >= 0) {
      fault("/reason", "is required, with at most " + MAX_REASON + " characters");
    }
    return new Change(CurrentOperator.of(caller), given, Boolean.TRUE.equals(dryRun));
  }

  /**
   * To be called once everything is read.
   *
   * @throws RefusedException with 422 if there was a fault
   */
  void refuseFaults() {
    if (!faults.isEmpty()) {
      throw RefusedException.invalid(faults);
    }
  }

  /** A number in a path; empty for what can be none. */
  static OptionalLong id(String text) {
    return text.matches(WHOLE) ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }
}
