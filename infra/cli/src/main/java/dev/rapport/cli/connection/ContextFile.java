package dev.rapport.cli.connection;

import dev.rapport.cli.outcome.ExitCode;
import dev.rapport.cli.outcome.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The file of contexts: {@code current = NAME}, then a section {@code [NAME]} for each with {@code
 * api-urls}, {@code token-file} and {@code production}.
 */
public final class ContextFile {

  private static final Set<String> KEYS = Set.of("api-urls", "token-file", "production");
  private static final String CURRENT = "current";

  private final Path file;
  private final List<String> lines;
  private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();
  private @Nullable String current;

  private ContextFile(Path file, List<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  /** One context of the file. */
  public record Context(
      String name, List<String> urls, @Nullable Path tokenFile, boolean production) {}

  /**
   * Reads the file; one that does not exist has no contexts.
   *
   * @throws Failure when a line is not understood
   */
  public static ContextFile read(Path file) {
    try {
      ContextFile contexts =
          new ContextFile(file, Files.exists(file) ? Files.readAllLines(file) : List.of());
      contexts.parse();
      return contexts;
    } catch (IOException e) {
      throw new Failure(
          ExitCode.USAGE,
          "the contexts cannot be read",
          file + ": " + e.getMessage(),
          "make the file readable UTF-8 text, or name the API by --api-url");
    }
  }

  public Path file() {
    return file;
  }

  public Set<String> names() {
    return sections.keySet();
  }

  /** The context that is used when none is named; null when there is none. */
  public @Nullable String current() {
    return current;
  }

  /**
   * The context of this name.
   *
   * @throws Failure when there is none, or when it has no address
   */
  public Context context(String name) {
    Map<String, String> section = sections.get(name);
    if (section == null) {
      throw new Failure(
          ExitCode.NOT_FOUND,
          "there is no context " + name,
          file + (names().isEmpty() ? " has none" : " has " + String.join(", ", names())),
          "use one of these, or add a section [%s] with api-urls and token-file".formatted(name));
    }
    List<String> urls = Targets.split(section.getOrDefault("api-urls", ""));
    if (urls.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "the context " + name + " has no address",
          file + " has no api-urls in [" + name + "]",
          "add a line: api-urls = https://…");
    }
    String tokenFile = section.get("token-file");
    return new Context(
        name,
        urls,
        tokenFile == null ? null : beside(tokenFile),
        Boolean.parseBoolean(section.get("production")));
  }

  /**
   * Makes a context the one that is used when none is named.
   *
   * @throws Failure when there is no such context, or the file cannot be written
   */
  public void use(String name) {
    Context chosen = context(name);
    List<String> changed = new ArrayList<>(lines);
    changed.removeIf(line -> !line.startsWith("[") && line.replace(" ", "").startsWith("current="));
    changed.addFirst(CURRENT + " = " + chosen.name());
    try {
      Files.write(file, changed);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.FAILED,
          "the context is not changed",
          "cannot write " + e.getMessage(),
          "make the file writable, or set RAPPORT_CONTEXT=" + name);
    }
  }

  /** A relative path is relative to the file, ~ is the home directory. */
  private Path beside(String path) {
    return path.startsWith("~/")
        ? Path.of(System.getProperty("user.home"), path.substring(2))
        : file.resolveSibling(path);
  }

  private void parse() {
    Map<String, String> section = null;
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1).strip();
      if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
        continue;
      }
      if (line.startsWith("[") && line.endsWith("]")) {
        section = new LinkedHashMap<>();
        sections.put(line.substring(1, line.length() - 1).strip(), section);
        continue;
      }
      int equals = line.indexOf('=');
      String key = equals < 0 ? line : line.substring(0, equals).strip();
      String value = line.substring(equals + 1).strip();
      if (equals >= 0 && section == null && key.equals(CURRENT)) {
        current = value;
      } else if (equals >= 0 && section != null && KEYS.contains(key)) {
        section.put(key, value);
      } else {
        throw notUnderstood(number, key);
      }
    }
  }

  private Failure notUnderstood(int number, String key) {
    return new Failure(
        ExitCode.USAGE,
        "the contexts cannot be read",
        "%s, line %d: '%s' is not understood".formatted(file, number, key),
        "a section [NAME] takes "
            + KEYS.stream().sorted().collect(Collectors.joining(", "))
            + "; above the first section there may be current = NAME");
  }
}
