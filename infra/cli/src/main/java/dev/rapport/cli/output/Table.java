package dev.rapport.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * Aligned columns that fit the terminal: first the spare columns go, from the right; then the last
 * column is cut short.
 */
final class Table {

  private static final String GAP = "  ";
  private static final int NARROWEST = 24;

  private final List<Column> columns = new ArrayList<>();

  private record Column(
      String title, boolean number, boolean spare, Function<JsonNode, String> cell, boolean state) {

    Ink ink(String text) {
      return state ? Ink.of(text) : Ink.PLAIN;
    }
  }

  Table number(String title, String field) {
    return add(new Column(title, true, false, row -> Text.of(row, field), false));
  }

  Table text(String title, String field) {
    return text(title, field, UnaryOperator.identity());
  }

  /** A text made from the field's value. */
  Table text(String title, String field, UnaryOperator<String> maker) {
    return add(new Column(title, false, false, row -> maker.apply(Text.of(row, field)), false));
  }

  /** A state, in its colour. */
  Table state(String title, String field) {
    return add(new Column(title, false, false, row -> Text.of(row, field), true));
  }

  /** A column that goes where the terminal is too narrow for it. */
  Table spare(String title, String field) {
    return spare(title, field, UnaryOperator.identity());
  }

  Table spare(String title, String field, UnaryOperator<String> maker) {
    return add(new Column(title, false, true, row -> maker.apply(Text.of(row, field)), false));
  }

  Table cell(String title, Function<JsonNode, String> cell) {
    return add(new Column(title, false, false, row -> Text.clean(cell.apply(row)), false));
  }

  private Table add(Column column) {
    columns.add(column);
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
    }
    return lines;
  }

  /** The columns without spare ones for which there is no room. */
  private List<Column> fitting(List<JsonNode> rows, int width) {
    List<Column> kept = new ArrayList<>(columns);
    for (Column column : columns.reversed()) {
      if (column.spare() && least(widths(kept, rows)) > width) {
        kept.remove(column);
      }
    }
    return kept;
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
      line.append(i == 0 ? "" : GAP).append(column.number() ? space + painted : painted + space);
    }
    return line.toString().stripTrailing();
  }
}
