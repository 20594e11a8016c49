package dev.rapport.faults.load;

import dev.rapport.faults.lab.Service;
import dev.rapport.faults.lab.ServiceSettings;
import dev.rapport.faults.process.Pause;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The robot's backend: posts, and posts again until it is answered 202. */
public final class Caller {

  /** Far beyond the bound on requests, so that a request beyond it is seen. */
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

  private final JsonMapper json = new JsonMapper();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final List<URI> apis;
  private final List<URI> suggestions;
  private final Journal journal;
  private final AtomicInteger turn = new AtomicInteger();

  public Caller(List<Service> apis, Journal journal) {
    this.apis = apis.stream().map(api -> api.address("/v1/conversations/end")).toList();
    this.suggestions = apis.stream().map(api -> api.address("/v1/activities/suggest")).toList();
    this.journal = journal;
  }

  /** Posts until 202, each time to the next API. Gives up only what is refused for its content. */
  void deliver(Posting posting) {
    Duration pause = FIRST_PAUSE;
    while (!postOnce(posting)) {
      Pause.of(pause);
      pause = pause.multipliedBy(2);
      if (pause.compareTo(LONGEST_PAUSE) > 0) {
        pause = LONGEST_PAUSE;
      }
    }
  }

  /** Posts once; answers whether that settles it. */
  boolean postOnce(Posting posting) {
    int api = Math.floorMod(turn.getAndIncrement(), apis.size());
    long start = System.nanoTime();
    int status = Timing.NO_ANSWER;
    String answer = "";
    try {
      HttpResponse<String> response =
          http.send(request(apis.get(api), posting.body()), HttpResponse.BodyHandlers.ofString());
      status = response.statusCode();
      answer = response.body();
    } catch (IOException e) {
      // No answer: what became of it is unknown, so it is posted again.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
    journal.answered(new Timing(start, System.nanoTime() - start, api, status));
    return settles(posting, status, answer);
  }

  /** Asks for a suggestion, so that the cache is used; answers nothing. */
  void suggest(String userId) {
    int api = Math.floorMod(turn.get(), suggestions.size());
    try {
      HttpResponse<String> response =
          http.send(
              request(suggestions.get(api), "{\"user_id\":\"" + userId + "\"}"),
              HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 500 && response.statusCode() != 503) {
        journal.contradiction("a suggestion was answered " + response.statusCode());
      }
    } catch (IOException e) {
      // An API that is being killed; ingest measures that.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean settles(Posting posting, int status, String answer) {
    if (status == 202) {
      try {
        long event = json.readTree(answer).path("data").path("event_id").asLong(0);
        if (event == 0) {
          journal.contradiction("a 202 names no event: " + answer);
        }
        journal.acknowledged(posting, event);
      } catch (JacksonException e) {
        journal.contradiction("a 202 is no JSON: " + answer);
      }
      return true;
    }
    if (status >= 400 && status < 500 && status != 429) {
      journal.contradiction(posting.conversationId() + " was answered " + status + " " + answer);
      return true;
    }
    if (status >= 500 && status != 503) {
      journal.contradiction(posting.conversationId() + " was answered " + status + " " + answer);
    }
    return false;
  }

  private static HttpRequest request(URI address, String body) {
    return HttpRequest.newBuilder(address)
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + ServiceSettings.BE_TOKEN)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}
