package dev.rapport.api.application.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of user, bot, times and log: tells a retry of a conversation from a conflict. Every part
 * is preceded by its length, so that no two contents share an encoding.
 *
 * @param hex 64 lower-case digits
 */
public record ContentHash(String hex) {

  private static final int ABSENT = -1;

  public static ContentHash of(ConversationEnd end) {
    MessageDigest digest = sha256();
    add(digest, end.userId());
    add(digest, end.bot().type());
    add(digest, end.bot().id());
    add(digest, end.bot().name());
    add(digest, end.bot().agentTag());
    add(digest, end.startTime());
    add(digest, end.endTime());
    add(digest, end.log());
    return new ContentHash(HexFormat.of().formatHex(digest.digest()));
  }

  private static void add(MessageDigest digest, @Nullable String part) {
    if (part == null) {
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, ABSENT));
      return;
    }
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
  }

  private static void add(MessageDigest digest, Instant time) {
    digest.update(
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
            .putLong(0, time.getEpochSecond())
            .putInt(Long.BYTES, time.getNano()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
