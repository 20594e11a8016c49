package dev.rapport.faults.watched;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;

/** A language model and a memory service at one address, which answer at once until told not to. */
final class ReadingModel implements AutoCloseable {

  private final HttpServer server;
  private volatile boolean broken;

  ReadingModel() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/chat/completions", this::complete);
    server.createContext("/extract_facts", exchange -> answer(exchange, "{\"count\":1}"));
    server.start();
  }

  /** From now on answers everything with 500, or again as it should. */
  void isBroken(boolean now) {
    broken = now;
  }

  /** What makes a worker ask it. */
  Map<String, String> settings() {
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    return Map.of(
        "RAPPORT_ANALYSIS_MODE", "model",
        "RAPPORT_MODEL_BASEURL", address + "/v1",
        "RAPPORT_MODEL_NAME", "reader-1",
        "RAPPORT_MODEL_RETRY_SHORTESTWAIT", "10ms",
        "RAPPORT_MODEL_RETRY_LONGESTWAIT", "20ms",
        "RAPPORT_MODEL_BREAKER_OPENFOR", "20s",
        "RAPPORT_MEMORY_KIND", "extractor",
        "RAPPORT_MEMORY_URL", address,
        "RAPPORT_MEMORY_RETRY_SHORTESTWAIT", "10ms",
        "RAPPORT_MEMORY_RETRY_LONGESTWAIT", "20ms");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void complete(HttpExchange exchange) throws IOException {
    String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String content =
        asked.contains("user_initiated_questions")
            ? "{\\\"user_initiated_questions\\\":0}"
            : "{\\\"session_emotion\\\":\\\"happy\\\"}";
    answer(
        exchange,
        """
        {"model":"reader-1","choices":[{"message":{"role":"assistant","content":"%s"},
         "finish_reason":"stop"}],"usage":{"prompt_tokens":418,"completion_tokens":9}}
        """
            .formatted(content));
  }

  private void answer(HttpExchange exchange, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(broken ? 500 : 200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
