package dev.rapport.cli.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a running {@code infra/up} left for programs: addresses and tokens, in shell syntax. */
record StackFile(List<String> urls, @Nullable String token) {

  /** The stack of a checkout; null where none is running. */
  static @Nullable StackFile read(Path file) {
    if (!Files.isReadable(file)) {
      return null;
    }
    try {
      Map<String, String> values = new HashMap<>();
      for (String line : Files.readAllLines(file)) {
        int equals = line.indexOf('=');
        if (equals > 0) {
          values.put(line.substring(0, equals), unquoted(line.substring(equals + 1)));
        }
      }
      List<String> urls = Targets.split(values.getOrDefault("API_URLS", ""));
      return urls.isEmpty() ? null : new StackFile(urls, values.get("OPS_TOKEN"));
    } catch (IOException stackJustStopped) {
      return null;
    }
  }

  private static String unquoted(String value) {
    return value.length() > 1 && value.startsWith("'") && value.endsWith("'")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  @Override
  public String toString() {
    return "StackFile" + urls;
  }
}
