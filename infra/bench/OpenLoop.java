import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Posts bodies at a fixed rate, whether the answers come or not, and measures each from the moment
 * it was due: a slow answer cannot hide behind a slow caller. What the caller needs to get
 * warm itself is not measured. Run by its source.
 */
public final class OpenLoop {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Refused before anything is looked up; for the caller to get warm with. */
  private static final String NOTHING = "{}";

  private static final int LEAD_IN = 500;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ConcurrentLinkedQueue<Long> micros = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> answers = new ConcurrentHashMap<>();
  private final URI address;
  private final String token = System.getenv("TOKEN");

  private OpenLoop(URI address) {
    this.address = address;
  }

  /** Arguments: address, requests a second, file with one body a line. The token is in TOKEN. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 3) {
      throw new IllegalArgumentException("OpenLoop ADDRESS RATE BODIES");
    }
    OpenLoop load = new OpenLoop(URI.create(arguments[0]));
    int rate = Integer.parseInt(arguments[1]);
    load.run(rate, Collections.nCopies(LEAD_IN, NOTHING));
    load.micros.clear();
    load.answers.clear();
    load.run(rate, Files.readAllLines(Path.of(arguments[2])));
    load.report();
  }

  private void run(int rate, List<String> bodies) {
    long interval = Duration.ofSeconds(1).toNanos() / rate;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long due = System.nanoTime();
      for (String body : bodies) {
        long at = due;
        while (System.nanoTime() < at) {
          LockSupport.parkNanos(at - System.nanoTime());
        }
        threads.execute(() -> post(body, at));
        due += interval;
      }
    }
  }

  private void post(String body, long due) {
    String answer;
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .timeout(PATIENCE)
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body))
              .build();
      answer = Integer.toString(http.send(request, BodyHandlers.discarding()).statusCode());
    } catch (IOException e) {
      answer = e.getClass().getSimpleName();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer = "interrupted";
    }
    micros.add((System.nanoTime() - due) / 1000);
    answers.merge(answer, 1, Integer::sum);
  }

  /** One line for a program: requests, those answered 200, then p50, p99 and the longest in microseconds. */
  private void report() {
    List<Long> sorted = micros.stream().sorted().toList();
    System.err.println("answers " + new TreeMap<>(answers));
    System.out.printf(
        "%d %d %d %d %d%n",
        sorted.size(),
        answers.getOrDefault("200", 0),
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 99 / 100),
        sorted.getLast());
  }
}
