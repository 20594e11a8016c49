package dev.rapport.cli.output;

import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/**
 * How one kind of answer is written.
 *
 * @param items the field with the list that the answer is; empty when it is one thing
 * @param name the field of an item, or of the answer, that names it
 * @param table writes it for people
 */
public record View(String items, String name, BiConsumer<JsonNode, Page> table) {

  List<JsonNode> lines(JsonNode answer) {
    return items.isEmpty() ? List.of(answer) : answer.path(items).valueStream().toList();
  }
}
