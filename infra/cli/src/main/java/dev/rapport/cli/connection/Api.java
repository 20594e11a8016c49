package dev.rapport.cli.connection;

import dev.rapport.cli.outcome.ExitCode;
import dev.rapport.cli.outcome.Failure;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Asks the API. A replica that cannot be reached is passed over; a write goes on to the next one
 * only when it surely did not arrive. Every call ends within its bound, to the last byte.
 */
public final class Api {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final long LONGEST_ANSWER = 64L << 20;
  private static final Set<Integer> AWAY = Set.of(502, 503, 504);

  private final Target target;
  private final RandomGenerator random;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(Redirect.NEVER)
          .build();
  private int preferred;

  public Api(Target target, RandomGenerator random) {
    this.target = target;
    this.random = random;
  }

  /**
   * Reads.
   *
   * @throws Failure when no replica answers, or the answer is not a success
   */
  public Answer get(String path, Query query, Duration bound) {
    Call call = new Call("GET", path + query, null, bound, () -> true);
    return call.answer(call.send(BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER)));
  }

  /**
   * Changes something, once.
   *
   * @throws Failure when no replica answers, or the answer is not a success; it says when the
   *     change may have been made all the same
   */
  public Answer post(String path, JsonNode body, Duration bound) {
    Call call = new Call("POST", path, body.toString(), bound, () -> false);
    return call.answer(call.send(BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER)));
  }

  /**
   * Reads lines as they come.
   *
   * @param sink takes each line; false when no more are wanted
   * @return how many lines the sink took
   * @throws Failure as {@link #get}; PARTIAL when the answer breaks off after its first line
   */
  public long lines(String path, Query query, Duration bound, Predicate<String> sink) {
    LineCounter counter = new LineCounter(sink);
    Call call = new Call("GET", path + query, null, bound, counter::untouched);
    try {
      BodyHandler<String> handler =
          info ->
              info.statusCode() == 200
                  ? BodySubscribers.fromLineSubscriber(
                      counter, whole -> "", StandardCharsets.UTF_8, "\n")
                  : BodySubscribers.ofString(StandardCharsets.UTF_8);
      HttpResponse<String> response = call.send(handler);
      if (response.statusCode() != 200) {
        throw Refusal.of(response, call.url, response.body());
      }
    } catch (Failure failure) {
      if (counter.stopped()) {
        return counter.lines();
      }
      throw counter.lines() == 0 ? failure : counter.brokenOff(failure);
    }
    return counter.lines();
  }

  /** One request on its way from replica to replica. */
  private final class Call {

    private final String method;
    private final String path;
    private final @Nullable String body;
    private final Duration bound;
    private final BooleanSupplier repeatable;
    private final List<String> tried = new ArrayList<>();
    private URI url = target.urls().getFirst();

    /**
     * @param repeatable whether it may be sent again after it may have arrived
     */
    Call(
        String method,
        String path,
        @Nullable String body,
        Duration bound,
        BooleanSupplier repeatable) {
      this.method = method;
      this.path = path;
      this.body = body;
      this.bound = bound;
      this.repeatable = repeatable;
    }

    HttpResponse<String> send(BodyHandler<String> handler) {
      int replicas = target.urls().size();
      int first = preferred;
      for (int i = 0; i < replicas; i++) {
        preferred = (first + i) % replicas;
        url = target.urls().get(preferred);
        try {
          HttpResponse<String> response = Exchange.of(client, request(), handler, bound);
          boolean last = i == replicas - 1;
          if (last || !repeatable.getAsBoolean() || !AWAY.contains(response.statusCode())) {
            return response;
          }
          tried.add("%s: answered %d".formatted(url, response.statusCode()));
        } catch (Exchange.UnansweredException unanswered) {
          tried.add("%s: %s".formatted(url, unanswered.getMessage()));
          if (unanswered.mayHaveArrived() && !repeatable.getAsBoolean()) {
            throw cutShort();
          }
        }
      }
      throw new Failure(
          ExitCode.UNREACHABLE,
          "no API answers",
          String.join("; ", tried),
          "check the addresses (rapport context show) and the processes (/v1/health)");
    }

    Answer answer(HttpResponse<String> response) {
      if (response.statusCode() / 100 != 2) {
        throw Refusal.of(response, url, response.body());
      }
      try {
        JsonNode json = Json.MAPPER.readTree(response.body());
        if (json.isObject()) {
          return new Answer(response.body(), json);
        }
      } catch (JacksonException e) {
        // Told below, like JSON of another shape.
      }
      throw new Failure(
          ExitCode.UNREACHABLE,
          "what answers is not Rapport",
          "%s answered %d without a JSON object".formatted(url, response.statusCode()),
          "check the address: rapport context show");
    }

    private HttpRequest request() {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(url + path))
              .header("Accept", "application/json, application/x-ndjson, application/problem+json")
              .header(
                  "X-Request-Id", "cli-" + String.format(Locale.ROOT, "%016x", random.nextLong()));
      if (target.token() != null) {
        request.header("Authorization", "Bearer " + target.token());
      }
      if (body == null) {
        return request.method(method, BodyPublishers.noBody()).build();
      }
      return request
          .header("Content-Type", "application/json")
          .method(method, BodyPublishers.ofString(body))
          .build();
    }

    private Failure cutShort() {
      return new Failure(
          ExitCode.UNREACHABLE,
          "the request was sent, and no answer came",
          String.join("; ", tried) + ". It may have been carried out",
          "look before you repeat it: rapport actions, rapport replay list");
    }
  }
}
