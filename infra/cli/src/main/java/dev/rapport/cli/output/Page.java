package dev.rapport.cli.output;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What people read, being written. */
public final class Page {

  private static final int LABEL = 16;

  private final PrintStream out;
  private final Times times;
  private final int width;
  private final boolean colours;

  Page(PrintStream out, Times times, int width, boolean colours) {
    this.out = out;
    this.times = times;
    this.width = width;
    this.colours = colours;
  }

  Times times() {
    return times;
  }

  void blank() {
    out.println();
  }

  void line(String text) {
    out.println(text);
  }

  void heading(String text) {
    out.println(Ink.BOLD.paint(text, colours));
  }

  /** A label and a value; nothing when there is no value. */
  void field(String label, @Nullable String value) {
    field(label, value, Ink.PLAIN);
  }

  void field(String label, @Nullable String value, Ink ink) {
    if (value != null && !value.isEmpty()) {
      out.println(
          "  "
              + label
              + " ".repeat(Math.max(1, LABEL - label.length()))
              + ink.paint(value, colours));
    }
  }

  /** A state, in its colour. */
  void state(String label, String value) {
    field(label, value, Ink.of(value));
  }

  /** A time, with how long ago. */
  void moment(String label, JsonNode parent, String field) {
    field(label, times.moment(Text.of(parent, field)));
  }

  /** An empty table. */
  Table table() {
    return new Table(times);
  }

  void print(Table table, JsonNode rows) {
    print(table, rows, "");
  }

  void print(Table table, JsonNode rows, String indent) {
    List<JsonNode> list = rows.valueStream().collect(Collectors.toList());
    table.lines(list, width - indent.length(), colours).forEach(line -> out.println(indent + line));
  }

  /** A sentence or several, on as many lines as they need. */
  void paragraph(String text) {
    StringBuilder line = new StringBuilder();
    for (String word : Text.clean(text).split(" ", -1)) {
      if (!line.isEmpty() && Text.width(line + " " + word) > Math.min(width, 120)) {
        out.println(line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    out.println(line);
  }
}
