package dev.rapport.worker.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What each fault led to and how long it took, as a table in {@code target}. */
public final class FaultTable {

  private final String name;
  private final List<String> rows = new ArrayList<>();

  public FaultTable(String name) {
    this.name = name;
  }

  public void add(String fault, String observed, int calls, Duration took) {
    rows.add("| %s | %s | %d | %d ms |".formatted(fault, observed, calls, took.toMillis()));
  }

  public void write() throws IOException {
    String head = "| fault | observed | calls | time |\n|---|---|---|---|\n";
    Path file = Path.of("target", "fault-table-" + name + ".md");
    Files.writeString(file, head + String.join("\n", rows) + "\n");
  }
}
