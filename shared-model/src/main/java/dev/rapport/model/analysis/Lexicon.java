package dev.rapport.model.analysis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Named lists of phrases from a resource of this package: {@code [name]} opens a list, a line holds
 * phrases between commas, {@code #} starts a comment.
 */
final class Lexicon {

  private final String resource;
  private final Map<String, Phrases> lists = new HashMap<>();

  private Lexicon(String resource, Map<String, List<String>> lists) {
    this.resource = resource;
    lists.forEach((name, phrases) -> this.lists.put(name, new Phrases(phrases)));
  }

  /** Reads a lexicon; a missing or malformed resource is a broken build and fails at once. */
  static Lexicon load(String resource) {
    Map<String, List<String>> lists = new HashMap<>();
    List<String> current = new ArrayList<>();
    for (String line : lines(resource)) {
      int comment = line.indexOf('#');
      String content = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (content.startsWith("[") && content.endsWith("]")) {
        current = new ArrayList<>();
        lists.put(content.substring(1, content.length() - 1), current);
      } else {
        for (String phrase : content.split(",", -1)) {
          if (!phrase.isBlank()) {
            current.add(phrase.strip().replaceAll("\\s+", " "));
          }
        }
      }
    }
    return new Lexicon(resource, lists);
  }

  /** The list of this name; IllegalArgumentException where the resource has none. */
  Phrases list(String name) {
    Phrases phrases = lists.get(name);
    if (phrases == null) {
      throw new IllegalArgumentException("no list [%s] in %s".formatted(name, resource));
    }
    return phrases;
  }

  private static List<String> lines(String resource) {
    InputStream stream = Lexicon.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IllegalArgumentException("no resource " + resource);
    }
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().map(line -> Normalizer.normalize(line, Normalizer.Form.NFC)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
