package dev.rapport.bench.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stack.env that the launcher wrote: where everything is. */
public record StackFile(Map<String, String> values) {

  public StackFile {
    values = Map.copyOf(values);
  }

  static StackFile read(Path file) {
    Map<String, String> values = new HashMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        int equals = line.indexOf('=');
        values.put(line.substring(0, equals), unquoted(line.substring(equals + 1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no stack.env; is the stack running?", e);
    }
    return new StackFile(values);
  }

  private static String unquoted(String value) {
    return value.startsWith("'")
        ? value.substring(1, value.length() - 1).replace("'\\''", "'")
        : value;
  }

  /** One of them. */
  public String get(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("stack.env has no " + name);
    }
    return value;
  }

  /** Several URLs under one name. */
  public List<URI> urls(String name) {
    return Arrays.stream(get(name).split(",", -1)).map(URI::create).toList();
  }
}
