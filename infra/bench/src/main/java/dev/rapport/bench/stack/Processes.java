package dev.rapport.bench.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What /proc tells of processes. Linux only, as the launcher is. */
public final class Processes {

  private static final Path PROC = Path.of("/proc");

  /** A tick of the kernel's accounting; 100 a second wherever Linux runs today. */
  private static final double TICKS_PER_SECOND = 100;

  /** Places in /proc/PID/stat, counted from the state, which follows the name in brackets. */
  private static final int PARENT = 1;

  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;
  private static final int CHILDREN_USER_TICKS = 13;
  private static final int CHILDREN_SYSTEM_TICKS = 14;

  private Processes() {}

  /** Seconds of CPU that a process and all its descendants, also those that ended, have taken. */
  public static double cpuSeconds(long pid) {
    Map<Long, List<Long>> children =
        all()
            .flatMap(id -> fields(id).stream().map(f -> Map.entry(Long.parseLong(f[PARENT]), id)))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    TreeMap::new,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return ticks(pid, children) / TICKS_PER_SECOND;
  }

  private static long ticks(long pid, Map<Long, List<Long>> children) {
    long own =
        fields(pid).stream()
            .flatMap(
                f ->
                    Stream.of(
                        f[USER_TICKS],
                        f[SYSTEM_TICKS],
                        f[CHILDREN_USER_TICKS],
                        f[CHILDREN_SYSTEM_TICKS]))
            .mapToLong(Long::parseLong)
            .sum();
    return own
        + children.getOrDefault(pid, List.of()).stream().mapToLong(id -> ticks(id, children)).sum();
  }

  /** What of it is in memory; nothing if it is gone. */
  public static OptionalDouble residentMegabytes(long pid) {
    return read(PROC.resolve(Long.toString(pid)).resolve("status"))
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst();
  }

  /** The words it was started with. */
  static List<String> commandOf(long pid) {
    return parts(pid, "cmdline");
  }

  /** The variables it was started with. */
  static Map<String, String> environmentOf(long pid) {
    return parts(pid, "environ").stream()
        .filter(part -> part.indexOf('=') > 0)
        .collect(
            Collectors.toMap(
                part -> part.substring(0, part.indexOf('=')),
                part -> part.substring(part.indexOf('=') + 1),
                (first, _) -> first));
  }

  private static List<String> parts(long pid, String file) {
    String all = read(PROC.resolve(Long.toString(pid)).resolve(file));
    List<String> parts = Arrays.asList(all.split("\0", -1));
    // The last one ends with a NUL as well.
    return parts.subList(0, parts.size() - 1);
  }

  private static Stream<Long> all() {
    String[] names = PROC.toFile().list();
    return Arrays.stream(names == null ? new String[0] : names)
        .filter(name -> Character.isDigit(name.charAt(0)))
        .map(Long::valueOf);
  }

  /** None of a process that ended meanwhile. */
  private static List<String[]> fields(long pid) {
    String stat = read(PROC.resolve(Long.toString(pid)).resolve("stat"));
    return stat.isEmpty()
        ? List.of()
        : List.<String[]>of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      // Of a process that ends while it is read.
      if (Files.exists(file)) {
        throw new UncheckedIOException(e);
      }
      return "";
    }
  }
}
