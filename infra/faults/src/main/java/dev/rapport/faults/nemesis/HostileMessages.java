package dev.rapport.faults.nemesis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Bodies that are no message of ours, and headers that nobody may believe. */
public final class HostileMessages {

  /** The one whose header breaks the client; the broker itself gives it up in the end. */
  public static final String UNDECODABLE = "{\"undecodable\":true}";

  private static final String FIELDS = "\"conversation_id\":\"hostile\",\"user_id\":\"hostile\"";

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "not json",
          "{",
          "[]",
          "null",
          "42",
          "\"text\"",
          "{}",
          "{\"schema_version\":1," + FIELDS + "}",
          "{\"schema_version\":0,\"event_id\":1," + FIELDS + "}",
          "{\"schema_version\":2,\"event_id\":1," + FIELDS + "}",
          "{\"schema_version\":\"1\",\"event_id\":1," + FIELDS + "}",
          "{\"schema_version\":1,\"event_id\":0," + FIELDS + "}",
          "{\"schema_version\":1,\"event_id\":-7," + FIELDS + "}",
          "{\"schema_version\":1,\"event_id\":1.5," + FIELDS + "}",
          "{\"schema_version\":1,\"event_id\":1e400," + FIELDS + "}",
          "{\"schema_version\":1,\"event_id\":99999999999999999999," + FIELDS + "}",
          "{\"schema_version\":1,\"event_id\":\"1\"," + FIELDS + "}",
          "{\"schema_version\":1,\"event_id\":1,\"event_id\":2," + FIELDS + "}",
          "{\"schema_version\":1,\"event_id\":1,\"conversation_id\":7,\"user_id\":\"u\"}",
          // A well-formed message of an event that does not exist.
          "{\"schema_version\":1,\"event_id\":999999999999," + FIELDS + "}");

  private HostileMessages() {}

  /** Two dozen that must each end in the dead-letter queue. */
  public static List<byte[]> bodies() {
    List<byte[]> bodies = new ArrayList<>();
    TEXTS.forEach(text -> bodies.add(text.getBytes(StandardCharsets.UTF_8)));
    bodies.add(HexFormat.of().parseHex("aced0005737200116a6176612e7574696c2e486173684d6170"));
    bodies.add("x".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    bodies.add("[".repeat(900).getBytes(StandardCharsets.UTF_8));
    return bodies;
  }

  static List<Map<String, Object>> headers() {
    return List.of(
        Map.of("x-death", List.of(Map.of("count", 99L, "queue", "rapport.scoring"))),
        Map.of("x-delivery-count", 1000, "x-attempt", 99, "x-first-death-reason", "rejected"),
        Map.of("amqp_deliveryTag", 999L, "amqp_receivedRoutingKey", "elsewhere"),
        Map.of("__TypeId__", "java.util.HashMap", "content-encoding", "gzip"),
        Map.of("traceparent", "not a trace", "x-attempt", "not a number"));
  }
}
