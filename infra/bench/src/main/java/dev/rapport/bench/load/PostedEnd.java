package dev.rapport.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The request, made once; only the ids change. A conversation of 24 turns and 4.3 KB, as a talk of
 * a few minutes has.
 */
public final class PostedEnd {

  private static final int TURNS = 24;
  private static final String ROBOT =
      "I like to listen to you, because you always find new words. ";
  private static final String CHILD =
      "Which animal is your best friend, and what do you two play? ";
  private static final int SEQUENCE_DIGITS = 10;
  private static final int USER_DIGITS = 5;

  private final ByteBuffer request;
  private final int sequenceAt;
  private final int userAt;

  PostedEnd(Target target, String prefix) {
    String body =
        """
        {"conversation_id":"%s%s","user_id":"user_%s","bot_type":"TALK",\
        "bot_id":"talk_best_friends","bot_name":"Best Friends Talk",\
        "start_time":"2026-11-20T08:00:00Z","end_time":"2026-11-20T08:20:00Z",\
        "conversation_log":%s}"""
            .formatted(prefix, "S".repeat(SEQUENCE_DIGITS), "U".repeat(USER_DIGITS), log());
    String request =
        "POST /v1/conversations/end HTTP/1.1\r\nHost: %s:%d\r\n%sContent-Type: application/json\r\n"
                .formatted(
                    target.address().getAddress().getHostAddress(),
                    target.address().getPort(),
                    header(target))
            + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body);
    this.sequenceAt = request.indexOf("S".repeat(SEQUENCE_DIGITS));
    this.userAt = request.indexOf("U".repeat(USER_DIGITS));
    byte[] bytes = request.getBytes(StandardCharsets.US_ASCII);
    this.request = ByteBuffer.allocateDirect(bytes.length).put(bytes);
  }

  private static String header(Target target) {
    return target.token().isEmpty() ? "" : "Authorization: Bearer " + target.token() + "\r\n";
  }

  /** The turns, as JSON; also what the limits store. */
  public static String log() {
    StringBuilder log = new StringBuilder("[");
    for (int turn = 0; turn < TURNS; turn++) {
      boolean robots = turn % 2 == 0;
      log.append(turn == 0 ? "" : ", ")
          .append("{\"character\": \"")
          .append(robots ? "BOT_RESPONSE_CONVERSATION" : "USER")
          .append("\", \"content\": \"")
          .append((robots ? ROBOT : CHILD).repeat(2))
          .append("\"}");
    }
    return log.append(']').toString();
  }

  /** The whole request, good until the next call. */
  ByteBuffer with(int sequence, int user) {
    putDigits(sequenceAt, SEQUENCE_DIGITS, sequence);
    putDigits(userAt, USER_DIGITS, user);
    return request.clear();
  }

  private void putDigits(int at, int digits, int number) {
    int rest = number;
    for (int i = digits - 1; i >= 0; i--) {
      request.put(at + i, (byte) ('0' + rest % 10));
      rest /= 10;
    }
  }
}
