package dev.rapport.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Aligned columns that fit the terminal: first the spare columns go, from the right; then the last
 * column is cut short.
 */
final class Table {

  private static final String GAP = "  ";
  private static final int NARROWEST = 20;

  private final List<Column> columns = new ArrayList<>();
  private final Times times;
  private @Nullable Function<JsonNode, String> below;

  private record Column(String title, Look look, Function<JsonNode, String> cell) {

    Ink ink(String text) {
      return look == Look.STATE ? Ink.of(text) : Ink.PLAIN;
    }
  }

  private enum Look {
    TEXT,
    NUMBER,
    STATE,
    SPARE,
    TIME
  }

  Table(Times times) {
    this.times = times;
  }

  Table number(String title, String field) {
    return add(title, Look.NUMBER, row -> Text.of(row, field));
  }

  Table text(String title, String field) {
    return add(title, Look.TEXT, row -> Text.of(row, field));
  }

  /** A state, in its colour. */
  Table state(String title, String field) {
    return add(title, Look.STATE, row -> Text.of(row, field));
  }

  /** A column that goes where the terminal is too narrow for it. */
  Table spare(String title, String field) {
    return add(title, Look.SPARE, row -> Text.of(row, field));
  }

  /** A time with its age; without it where the terminal is too narrow. */
  Table time(String title, String field) {
    return add(title, Look.TIME, row -> times.moment(Text.of(row, field)));
  }

  /** How long ago. */
  Table age(String title, String field) {
    return add(title, Look.TEXT, row -> times.age(Text.of(row, field)));
  }

  Table cell(String title, Function<JsonNode, String> cell) {
    return add(title, Look.TEXT, row -> Text.clean(cell.apply(row)));
  }

  /** A line below each row, which is never cut short. */
  Table below(Function<JsonNode, String> line) {
    below = line;
    return this;
  }

  private Table add(String title, Look look, Function<JsonNode, String> cell) {
    columns.add(new Column(title, look, cell));
    return this;
  }

  /** The table's lines; none when there are no rows. */
  List<String> lines(List<JsonNode> rows, int width, boolean colours) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<Column> kept = fitting(rows, width);
    int[] widths = widths(kept, rows);
    int last = widths.length - 1;
    widths[last] = Math.min(widths[last], Math.max(NARROWEST, width - before(last, widths)));
    List<String> lines = new ArrayList<>();
    lines.add(line(kept, widths, Column::title, (column, text) -> Ink.BOLD, colours));
    for (JsonNode row : rows) {
      lines.add(line(kept, widths, c -> c.cell().apply(row), Column::ink, colours));
      if (below != null) {
        lines.add(Ink.DIM.paint(below.apply(row), colours));
      }
    }
    return lines;
  }

  /** The columns without spare ones for which there is no room, and then without ages. */
  private List<Column> fitting(List<JsonNode> rows, int width) {
    List<Column> kept = new ArrayList<>(columns);
    for (Column column : columns.reversed()) {
      if (column.look() == Look.SPARE && least(widths(kept, rows)) > width) {
        kept.remove(column);
      }
    }
    if (least(widths(kept, rows)) > width) {
      kept.replaceAll(this::brief);
    }
    return kept;
  }

  private Column brief(Column column) {
    return column.look() == Look.TIME
        ? new Column(column.title(), Look.TEXT, row -> Times.withoutAge(column.cell().apply(row)))
        : column;
  }

  /** The narrowest the table can be made by cutting its last column short. */
  private static int least(int[] widths) {
    int last = widths.length - 1;
    return before(last, widths) + Math.min(widths[last], NARROWEST);
  }

  private static int before(int column, int[] widths) {
    int sum = 0;
    for (int i = 0; i < column; i++) {
      sum += widths[i] + GAP.length();
    }
    return sum;
  }

  private static int[] widths(List<Column> columns, List<JsonNode> rows) {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      Column column = columns.get(i);
      widths[i] = Text.width(column.title());
      for (JsonNode row : rows) {
        widths[i] = Math.max(widths[i], Text.width(column.cell().apply(row)));
      }
    }
    return widths;
  }

  private interface Inks {
    Ink ink(Column column, String text);
  }

  private static String line(
      List<Column> columns,
      int[] widths,
      Function<Column, String> cells,
      Inks inks,
      boolean colours) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      Column column = columns.get(i);
      String text = Text.fit(cells.apply(column), widths[i]);
      String space = " ".repeat(widths[i] - Text.width(text));
      String painted = inks.ink(column, text).paint(text, colours);
      line.append(i == 0 ? "" : GAP)
          .append(column.look() == Look.NUMBER ? space + painted : painted + space);
    }
    return line.toString().stripTrailing();
  }
}
