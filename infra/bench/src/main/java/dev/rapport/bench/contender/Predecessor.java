package dev.rapport.bench.contender;

import dev.rapport.bench.load.Target;
import dev.rapport.bench.stack.Database;
import dev.rapport.bench.stack.Shell;
import dev.rapport.bench.stack.Stack;
import dev.rapport.bench.stack.StackFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The design that Rapport replaces, from a directory with app.py, worker.py and schema.sql: two
 * processes that accept and one that scores, on the same PostgreSQL (a database of its own) and
 * RabbitMQ, and a Redis of its own, because it knows no password.
 */
public final class Predecessor implements Contender {

  private static final String DATABASE = "predecessor";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String BACKLOG = "select count(*) from peer_events where status = 'PENDING'";

  private static final String SCORED =
      """
      select substr(conversation_id, length(?) + 1)::int,
             (extract(epoch from created_at) * 1000000)::bigint,
             (extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000000)::bigint
      from peer_events
      where conversation_id >= ? and conversation_id < ? and status = 'PROCESSED'
      """;

  private static final String WRONG_SUMS =
      """
      select count(*)
      from peer_status
      full join (
        select user_id, sum(friendship_score_change) as change from peer_events
        where status = 'PROCESSED' group by user_id) events using (user_id)
      where friendship_score is distinct from change
      """;

  private final List<Process> processes = new ArrayList<>();
  private final Target target;
  private final Database database;

  /** Starts it and waits until it accepts. */
  public Predecessor(Stack stack, Path directory) {
    StackFile file = stack.file();
    createDatabase(stack);
    this.database = new Database(renamed(file.get("JDBC_URL")));
    this.target =
        new Target(new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort()), "");
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    int cache = freePort();
    database.execute(read(directory.resolve("schema.sql")));
    Path work = stack.work();
    Map<String, String> settings =
        Map.of(
            "PEER_DB",
            "postgresql+psycopg2" + renamed(file.get("DATABASE_URL")).replaceFirst("^[a-z]+", ""),
            "PEER_AMQP",
            file.get("AMQP_URL"),
            "PEER_REDIS_PORT",
            Integer.toString(cache),
            "PYTHONPATH",
            directory.toString(),
            "PYTHONDONTWRITEBYTECODE",
            "1");
    start(work.resolve("predecessor-redis.log"), Map.of(), redis(cache));
    start(work.resolve("predecessor-api.log"), settings, api(target.address().getPort()));
    awaitPort(cache);
    awaitPort(target.address().getPort());
    start(
        work.resolve("predecessor-worker.log"),
        settings,
        List.of("/usr/bin/python3", directory.resolve("worker.py").toString()));
  }

  private static List<String> redis(int port) {
    return List.of(
        "redis-server", "--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", "");
  }

  private static List<String> api(int port) {
    return List.of(
        "/usr/bin/python3",
        "-m",
        "uvicorn",
        "app:app",
        "--workers",
        "2",
        "--port",
        Integer.toString(port),
        "--no-access-log",
        "--log-level",
        "warning");
  }

  private void start(Path log, Map<String, String> settings, List<String> words) {
    processes.add(Shell.start(log, settings, words));
  }

  private static void createDatabase(Stack stack) {
    try (Database main = stack.database()) {
      main.execute("drop database if exists " + DATABASE + " with (force)");
      main.execute("create database " + DATABASE);
    }
  }

  /** The same URL with the other database. */
  private static String renamed(String url) {
    return url.replaceFirst("(://[^/]+/)[^?]+", "$1" + DATABASE);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitPort(int port) {
    Shell.await(
        "the predecessor's port " + port, PATIENCE, Duration.ofMillis(100), () -> isOpen(port));
  }

  private static boolean isOpen(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("no predecessor", e);
    }
  }

  @Override
  public String name() {
    return "predecessor";
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public long backlog() {
    return database.number(BACKLOG);
  }

  @Override
  public List<Scored> scored(String prefix) {
    return ScoredRows.of(database, SCORED, prefix);
  }

  @Override
  public long wrongSums() {
    return database.number(WRONG_SUMS);
  }

  private synchronized void stop() {
    processes.forEach(Predecessor::stop);
  }

  private static void stop(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    children.forEach(child -> child.destroy());
  }

  @Override
  public void close() {
    stop();
    database.close();
  }
}
