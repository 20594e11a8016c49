package dev.rapport.cli.output;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Writes answers to standard output in the wanted form. */
public final class Printer {

  private final PrintStream out;
  private final OutputForm form;
  private final Page page;

  /**
   * @param colours whether colours are wanted, should the output be a terminal
   */
  public Printer(Terminal terminal, InstantSource clock, OutputForm form, boolean colours) {
    this.out = terminal.out();
    this.form = form;
    int width = terminal.outIsTerminal() ? terminal.columns() : Integer.MAX_VALUE;
    this.page = new Page(out, new Times(clock), width, colours && terminal.outIsTerminal());
  }

  /**
   * Writes an answer.
   *
   * @param text the answer as it came
   * @param json the same, read
   */
  public void print(View view, String text, JsonNode json) {
    switch (form) {
      case TABLE -> view.table().accept(json, page);
      case JSON -> out.println(text.strip());
      case NDJSON -> view.lines(json).forEach(out::println);
      case NAME -> names(view, json).forEach(out::println);
    }
  }

  private static List<String> names(View view, JsonNode json) {
    return view.lines(json).stream()
        .map(line -> Text.of(line, view.name()))
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
