package dev.rapport.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rapport.cli.output.Terminal;
import dev.rapport.cli.verbs.Commands;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Runs some commands against a stand-in and shows nothing: what the JVM loads and links meanwhile
 * goes into its AOT cache, and commands start in a third of the time.
 */
public final class Rehearsal {

  private static final byte[] ANSWER =
      """
      {"items": [{"id": 1, "event_id": 2, "count": 3, "died_at": "2026-11-23T08:00:00Z", "error_code": "E",
        "error_details": "%s", "change": 0.5, "state": "OPEN", "replay_id": null}], "next": null,
       "ok": true, "checks": [{"check": "schema", "status": "OK", "found": "7"}],
       "event_id": 2, "explanation": "It waits.", "timeline": [{"at": "2026-11-23T08:00:00Z", "what": "accepted"}],
       "replay_id": 4, "status": "PLANNED", "count": 1, "stages": [{"stage": 1, "size": 1}], "totals": {}}
      """
          .formatted("Very long. ".repeat(30))
          .getBytes(StandardCharsets.UTF_8);

  private static final String[][] COMMANDS = {
    {"dlq", "groups"},
    {"dlq", "list", "--since", "2h"},
    {"dlq", "plan", "--all"},
    {"events", "explain", "2", "-o", "json"},
    {"events", "explain", "2"},
    {"doctor", "-o", "ndjson"},
    {"queue", "status"},
    {"replay", "receipt", "4"},
    {"dlq", "replay", "--help"},
    {"no-such-verb"}
  };

  private Rehearsal() {}

  /** Rehearses once. */
  public static void main(String[] arguments) throws IOException {
    HttpServer standIn =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var _ = standIn.createContext("/", Rehearsal::answer);
    standIn.start();
    String url = "http://127.0.0.1:" + standIn.getAddress().getPort();
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(
            new BufferedReader(Reader.nullReader()), nowhere, nowhere, false, true, true, 80);
    for (String[] command : COMMANDS) {
      String[] aimed = Arrays.copyOf(command, command.length + 2);
      aimed[command.length] = "--api-url";
      aimed[command.length + 1] = url;
      int _ = new Commands(Main.surroundings(terminal)).run(aimed);
    }
    standIn.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, ANSWER.length);
      exchange.getResponseBody().write(ANSWER);
    }
  }
}
