package dev.rapport.faults.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to start.
 *
 * @param environment added to the suite's own
 * @param log takes both outputs
 * @param account empty for the suite's own
 */
public record Command(
    List<String> words, Map<String, String> environment, Path log, String account) {

  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }
}
