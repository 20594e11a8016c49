package dev.rapport.faults.lab;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The callers that the services under test know. */
public final class Tokens {

  private Tokens() {}

  public static void write(Path file) {
    Ground.write(
        file,
        "faults BE %s%noperator OPS %s%n"
            .formatted(sha256(ServiceSettings.BE_TOKEN), sha256(ServiceSettings.OPS_TOKEN)));
  }

  private static String sha256(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
