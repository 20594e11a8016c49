package dev.rapport.worker.application;

import dev.rapport.model.failure.PermanentException;
import dev.rapport.model.failure.TransientException;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Why an attempt failed, without a word of the conversation.
 *
 * @param code stable, upper snake case
 * @param details for people
 * @param fingerprint exception class and first own frame: equal for failures with one cause
 * @param permanent whether no other try can pass
 * @param retryAfter how long the peer asked to wait, or zero
 */
public record Failure(
    String code, String details, String fingerprint, boolean permanent, Duration retryAfter) {

  /** A worker died and left nothing but its lease. */
  public static final Failure CRASHED =
      new Failure(
          "WORKER_CRASHED",
          "the worker died while working on this event",
          "WorkerDied",
          true,
          Duration.ZERO);

  private static final String OWN = "dev.rapport.";
  private static final String TRANSLATION = "PostgresFailures";

  /** The compiler counts lambdas, so that an unrelated change would change their names. */
  private static final Pattern LAMBDA = Pattern.compile("^lambda\\$(.+)\\$\\d+$");

  private static final int MAX_FINGERPRINT = 200;
  private static final int MAX_DETAILS = 2000;

  /** The failure that an exception stands for; an unexpected one is worth another try. */
  public static Failure of(RuntimeException e) {
    return switch (e) {
      case TransientException passing ->
          failure(
              passing,
              passing.code(),
              message(e),
              false,
              passing.retryAfter().orElse(Duration.ZERO));
      case PermanentException lasting ->
          failure(lasting, lasting.code(), message(e), true, Duration.ZERO);
      default -> failure(e, "UNEXPECTED", e.getClass().getName(), false, Duration.ZERO);
    };
  }

  /** A failure that was found rather than thrown. */
  public static Failure permanent(String code, String details) {
    return new Failure(code, cut(details, MAX_DETAILS), code, true, Duration.ZERO);
  }

  private static Failure failure(
      RuntimeException e, String code, String details, boolean permanent, Duration retryAfter) {
    return new Failure(code, cut(details, MAX_DETAILS), fingerprint(e), permanent, retryAfter);
  }

  private static String message(RuntimeException e) {
    return e.getMessage() == null ? e.getClass().getName() : e.getMessage();
  }

  private static String fingerprint(RuntimeException e) {
    Throwable named = e.getCause() == null ? e : e.getCause();
    String frame =
        Arrays.stream(e.getStackTrace())
            .filter(element -> element.getClassName().startsWith(OWN))
            .filter(element -> !element.getClassName().endsWith(TRANSLATION))
            .findFirst()
            .map(Failure::describe)
            .orElse("?");
    return cut(named.getClass().getSimpleName() + "@" + frame, MAX_FINGERPRINT);
  }

  private static String describe(StackTraceElement frame) {
    String type = frame.getClassName();
    String method = LAMBDA.matcher(frame.getMethodName()).replaceFirst("$1");
    return type.substring(type.lastIndexOf('.') + 1) + "." + method;
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
