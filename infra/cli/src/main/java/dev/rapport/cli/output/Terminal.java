package dev.rapport.cli.output;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/**
 * Where input comes from and output goes to.
 *
 * @param out data
 * @param err everything else
 * @param columns the terminal's width; of no interest where the output is no terminal
 */
public record Terminal(
    BufferedReader in,
    PrintStream out,
    PrintStream err,
    boolean inIsTerminal,
    boolean outIsTerminal,
    boolean errIsTerminal,
    int columns) {

  /** Whether somebody is there to answer a question. */
  public boolean canAsk() {
    return inIsTerminal && errIsTerminal;
  }

  /** Asks for a line; an end of input is an empty one. */
  public String ask(String question) {
    err.print(question + " ");
    err.flush();
    try {
      String line = in.readLine();
      return line == null ? "" : line.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
