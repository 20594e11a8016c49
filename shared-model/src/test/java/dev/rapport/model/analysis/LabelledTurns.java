package dev.rapport.model.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The hand-made sets of children's turns beside this class. */
final class LabelledTurns {

  /**
   * One labelled turn.
   *
   * @param robot what the robot said before; empty when it does not matter
   */
  record LabelledTurn(String label, String robot, String child) {

    static LabelledTurn parse(String line) {
      String[] columns = line.split("\t", -1);
      String robot = columns.length > 2 ? columns[1] : "";
      return new LabelledTurn(columns[0], robot, columns[columns.length - 1]);
    }
  }

  private LabelledTurns() {}

  static List<LabelledTurn> load(String resource) throws IOException {
    try (InputStream stream = LabelledTurns.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IOException("no resource " + resource);
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(LabelledTurn::parse)
          .toList();
    }
  }
}
