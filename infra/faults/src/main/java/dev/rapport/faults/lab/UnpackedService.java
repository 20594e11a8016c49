package dev.rapport.faults.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A service's jar, unpacked beside an ahead-of-time cache of its classes: it starts with half of
 * the work, and a run starts services a hundred times.
 */
public final class UnpackedService {

  /**
   * Options that the cache depends on; every start must have them too. The optimising compiler
   * takes half a minute of a processor after each start, and nobody lives that long here.
   */
  public static final List<String> OPTIONS =
      List.of("-XX:+UseCompactObjectHeaders", "-XX:TieredStopAtLevel=1");

  private final Path jar;
  private final Path directory;
  private final Path unpacked;
  private final Path cache;

  public UnpackedService(Path root, Service.Role role) {
    this.jar = role.jar(root);
    this.directory = root.resolve("infra/faults/target/unpacked").resolve(role.name());
    this.unpacked = directory.resolve(jar.getFileName());
    this.cache = directory.resolve("classes.aot");
  }

  /**
   * Unpacks each and lets it start once, unless that was done since its jar was built.
   *
   * @param environment with servers that it can start on
   */
  public static void prepareAll(Path root, Map<String, String> environment) {
    Arrays.stream(Service.Role.values())
        .parallel()
        .forEach(role -> new UnpackedService(root, role).prepare(environment));
  }

  private void prepare(Map<String, String> environment) {
    if (isPrepared()) {
      return;
    }
    Map<String, String> anywhere = new HashMap<>(environment);
    anywhere.put("SERVER_PORT", "0");
    anywhere.put("MANAGEMENT_SERVER_PORT", "0");
    Ground.delete(directory);
    java(
        anywhere,
        "-Djarmode=tools",
        "-jar",
        jar.toString(),
        "extract",
        "--destination",
        directory.toString());
    List<String> start = new ArrayList<>(OPTIONS);
    start.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-Dspring.context.exit=onRefresh"));
    start.addAll(List.of("-jar", unpacked.toString()));
    java(anywhere, start.toArray(String[]::new));
    if (!isPrepared()) {
      throw new IllegalStateException("no ahead-of-time cache was made: " + cache);
    }
  }

  /** What follows a command's options. */
  List<String> words() {
    return List.of("-jar", unpacked.toString());
  }

  /** The same with the cache, which an agent that changes classes must not have. */
  public List<String> cachedWords() {
    return List.of("-XX:AOTCache=" + cache, "-jar", unpacked.toString());
  }

  private boolean isPrepared() {
    try {
      return Files.exists(cache)
          && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void java(Map<String, String> environment, String... options) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of(options));
    String _ = Ground.run(words, environment, "");
  }
}
