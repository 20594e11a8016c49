package dev.rapport.faults.proxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Finds COMMIT in what a PostgreSQL client says, also when it is a prepared statement that is only
 * bound. Of a long message only the beginning is kept.
 */
final class PostgresWatch implements MessageWatch {

  private static final int PROTOCOL_3 = 196_608;
  private static final int KEPT = 256;

  private final Set<String> commits = new HashSet<>();
  private final byte[] message = new byte[KEPT];
  private int kept;
  private long rest = -1;
  private boolean started;

  @Override
  public Set<Moment> read(byte[] bytes, int length) {
    Set<Moment> moments = EnumSet.of(Moment.ANY);
    for (int i = 0; i < length; i++) {
      if (kept < KEPT) {
        message[kept++] = bytes[i];
      }
      if (rest < 0 && kept == header()) {
        rest = ByteBuffer.wrap(message, header() - 4, 4).getInt() - 4L;
      } else if (rest > 0) {
        rest--;
      }
      if (rest == 0) {
        if (isCommit()) {
          moments.add(Moment.POSTGRES_COMMIT);
        }
        kept = 0;
        rest = -1;
      }
    }
    return moments;
  }

  /** The first messages have no type. */
  private int header() {
    return started ? 5 : 4;
  }

  private boolean isCommit() {
    if (!started) {
      started = kept >= 8 && ByteBuffer.wrap(message, 4, 4).getInt() == PROTOCOL_3;
      return false;
    }
    return switch (message[0]) {
      case 'Q' -> isCommitText(text(5));
      case 'P' -> {
        parsed(text(5));
        yield false;
      }
      case 'B' -> commits.contains(text(5 + text(5).length() + 1));
      default -> false;
    };
  }

  /** Statements are parsed once under a name and bound by it; the unnamed one changes its text. */
  private void parsed(String name) {
    commits.remove(name);
    if (isCommitText(text(5 + name.length() + 1))) {
      commits.add(name);
    }
  }

  private static boolean isCommitText(String sql) {
    return sql.strip().toUpperCase(Locale.ROOT).startsWith("COMMIT");
  }

  private String text(int from) {
    int end = from;
    while (end < kept && message[end] != 0) {
      end++;
    }
    return new String(
        Arrays.copyOfRange(message, Math.min(from, end), end), StandardCharsets.ISO_8859_1);
  }
}
