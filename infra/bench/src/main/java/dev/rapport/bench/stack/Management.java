package dev.rapport.bench.stack;

import dev.rapport.model.topology.Topology;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RabbitMQ's management API. */
public final class Management {

  private static final Pattern PUBLISHED = Pattern.compile("\"publish\":(\\d+)");

  /** It counts with a delay. */
  private static final Duration STATISTICS = Duration.ofSeconds(6);

  private final URI queue;
  private final String credentials;

  Management(StackFile file) {
    URI url = URI.create(file.get("RABBITMQ_MANAGEMENT_URL"));
    String path = URI.create(file.get("AMQP_URL")).getPath();
    this.queue =
        URI.create(
            "http://%s:%d/api/queues%s/%s"
                .formatted(url.getHost(), url.getPort(), path, Topology.WORK_QUEUE));
    this.credentials =
        Base64.getEncoder().encodeToString(url.getUserInfo().getBytes(StandardCharsets.UTF_8));
  }

  /** How many messages the work queue has ever taken. Takes a few seconds. */
  public long published() {
    Shell.pause(STATISTICS);
    HttpRequest request =
        HttpRequest.newBuilder(queue).header("Authorization", "Basic " + credentials).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      Matcher published =
          PUBLISHED.matcher(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
      return published.find() ? Long.parseLong(published.group(1)) : 0;
    } catch (IOException e) {
      throw new IllegalStateException("no answer of " + queue, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
