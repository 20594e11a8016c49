package dev.rapport.api.infrastructure.http.edge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Who holds which token, known by its SHA-256 only. */
final class Tokens {

  private static final int FIELDS = 3;

  private final List<Entry> entries;

  private record Entry(Caller caller, HexDigest digest) {}

  /** A digest as hex digits, compared in constant time. */
  private record HexDigest(String hex) {
    boolean is(byte[] other) {
      return MessageDigest.isEqual(HexFormat.of().parseHex(hex), other);
    }
  }

  private Tokens(List<Entry> entries) {
    this.entries = entries;
  }

  /**
   * @throws IllegalArgumentException naming the line that is not {@code name role sha256}
   */
  static Tokens parse(Collection<String> lines) {
    return new Tokens(
        lines.stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(Tokens::entry)
            .toList());
  }

  /** The holder of this token. Takes the same time whichever entry matches. */
  Optional<Caller> holderOf(String token) {
    byte[] digest = sha256(token);
    Optional<Caller> holder = Optional.empty();
    for (Entry entry : entries) {
      if (entry.digest().is(digest)) {
        holder = Optional.of(entry.caller());
      }
    }
    return holder;
  }

  int size() {
    return entries.size();
  }

  private static Entry entry(String line) {
    String[] fields = line.split("\\s+", -1);
    if (fields.length != FIELDS || !fields[2].matches("[0-9a-fA-F]{64}")) {
      throw new IllegalArgumentException(
          "a line of the tokens file must be: name role sha256; one that begins with '"
              + fields[0]
              + "' is not");
    }
    return new Entry(new Caller(fields[0], Role.valueOf(fields[1])), new HexDigest(fields[2]));
  }

  private static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
