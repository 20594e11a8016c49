package dev.rapport.cli.output;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Where in its stages a replay is. */
final class Stages {

  private Stages() {}

  /** Such as "stage 2 of 4": the first that is not done, or the last. */
  static String current(JsonNode replay) {
    List<JsonNode> stages = replay.path("stages").valueStream().toList();
    return stages.stream()
        .filter(stage -> !Text.of(stage, "status").equals("DONE"))
        .findFirst()
        .map(stage -> "stage %s of %d".formatted(Text.of(stage, "stage"), stages.size()))
        .orElse("all stages");
  }
}
