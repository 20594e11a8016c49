package dev.rapport.cli.connection;

import dev.rapport.cli.outcome.ExitCode;
import dev.rapport.cli.outcome.Failure;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Turns an answer that is not a success into what failed, why, and what to do. */
final class Refusal {

  private static final Map<String, String> ADVICE =
      Map.ofEntries(
          Map.entry(
              "UNAUTHENTICATED",
              "give a valid token by --token-file, RAPPORT_TOKEN or the context"),
          Map.entry("FORBIDDEN", "use a token with the role OPS or ADMIN"),
          Map.entry(
              "ROUTE_NOT_FOUND",
              "the API is older than this command; upgrade it, or ask another by --api-url"),
          Map.entry(
              "EVENT_NOT_FOUND",
              "look for it: rapport events find --user ID, or --conversation ID"),
          Map.entry("USER_NOT_FOUND", "compare the id with the one in rapport events find"),
          Map.entry(
              "DEAD_LETTER_NOT_FOUND",
              "list them: rapport dlq list --state ALL; by event: rapport dlq list --event ID"),
          Map.entry("REPLAY_NOT_FOUND", "list them: rapport replay list"),
          Map.entry("NOTHING_TO_REPLAY", "see what there is: rapport dlq groups"),
          Map.entry("REPLAY_EXPIRED", "plan again: rapport dlq plan …"),
          Map.entry("REPLAY_NOT_STARTABLE", "see what became of it: rapport replay receipt ID"),
          Map.entry("REPLAY_STATE", "see how it stands: rapport replay receipt ID"),
          Map.entry(
              "COUNT_MISMATCH",
              "look again: rapport dlq list --state ARCHIVED …, then repeat with the true number"),
          Map.entry("FILTER_EMPTY", "say which ones, or --all"));

  private final HttpResponse<?> response;
  private final URI url;
  private final JsonNode problem;

  private Refusal(HttpResponse<?> response, URI url, JsonNode problem) {
    this.response = response;
    this.url = url;
    this.problem = problem;
  }

  /** The failure that an answer other than a success means. */
  static Failure of(HttpResponse<?> response, URI url, String body) {
    return new Refusal(response, url, read(body)).failure();
  }

  private static JsonNode read(String body) {
    try {
      JsonNode read = Json.MAPPER.readTree(body);
      return read.isObject() ? read : Json.object();
    } catch (JacksonException noProblem) {
      return Json.object();
    }
  }

  private Failure failure() {
    String code = problem.path("code").asString("");
    int status = response.statusCode();
    String title = problem.path("title").asString("the request failed");
    String what =
        code.isEmpty() ? "%s answered %d".formatted(url, status) : title + " (" + code + ")";
    return new Failure(exitCode(status, code), what, why(), advice(status, code), requestId());
  }

  private ExitCode exitCode(int status, String code) {
    return switch (status) {
      case 400, 405, 406, 413, 415, 422 -> ExitCode.USAGE;
      case 401, 403 -> ExitCode.NOT_ALLOWED;
      case 404 ->
          code.isEmpty() || code.equals("ROUTE_NOT_FOUND")
              ? ExitCode.UNREACHABLE
              : ExitCode.NOT_FOUND;
      case 409 -> ExitCode.CONFLICT;
      case 502, 503, 504 -> ExitCode.UNREACHABLE;
      default -> ExitCode.FAILED;
    };
  }

  private String why() {
    String detail =
        problem.path("detail").asString("the answer does not say why; it is not Rapport's");
    String errors =
        problem
            .path("errors")
            .valueStream()
            .map(
                error ->
                    error.path("pointer").asString("") + " " + error.path("message").asString(""))
            .map(String::strip)
            .collect(Collectors.joining("; "));
    return errors.isEmpty() ? detail : detail + ": " + errors;
  }

  private String advice(int status, String code) {
    String known = ADVICE.get(code);
    if (known != null) {
      return known;
    }
    String after = response.headers().firstValue("Retry-After").orElse("");
    if (status == 429 || status >= 502) {
      return after.isEmpty() ? "try again in a moment" : "try again in " + after + " s";
    }
    return switch (status) {
      case 401, 403 ->
          "give a token with the role OPS or ADMIN by --token-file, RAPPORT_TOKEN or the context";
      case 404 -> "check the address: rapport context show";
      case 409 -> "look at how things stand, then decide again";
      case 500 -> "look for the request id in the API's log";
      default -> "correct it; --help has examples";
    };
  }

  private @Nullable String requestId() {
    return response.headers().firstValue("X-Request-Id").orElse(null);
  }
}
