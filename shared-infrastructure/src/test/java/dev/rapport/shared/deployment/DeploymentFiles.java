package dev.rapport.shared.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of the repository, parsed. */
final class DeploymentFiles {

  private static final Path ROOT = Path.of("..");
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final Pattern SETTING =
      Pattern.compile("(?m)^\\| `(rapport\\.[a-z.-]+)` \\| (?:`([^`]*)`)? *\\|");

  private DeploymentFiles() {}

  static String text(String path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String path) {
    return JSON.readTree(text(path));
  }

  /** The documents of a file of YAML. */
  static List<JsonNode> yaml(String path) {
    return StreamSupport.stream(new Yaml().loadAll(text(path)).spliterator(), false)
        .<JsonNode>map(JSON::valueToTree)
        .toList();
  }

  /** Everything that a kustomization names itself, directories left out. */
  static List<JsonNode> resources(String directory) {
    return yaml(directory + "/kustomization.yaml")
        .getFirst()
        .path("resources")
        .valueStream()
        .map(JsonNode::asString)
        .filter(name -> name.endsWith(".yaml"))
        .flatMap(name -> yaml(directory + "/" + name).stream())
        .toList();
  }

  /** The README's settings: by the environment's name, with their defaults. */
  static Map<String, String> settings() {
    return SETTING
        .matcher(text("README.md"))
        .results()
        .collect(
            Collectors.toMap(
                row -> environmentName(row.group(1)),
                row -> row.group(2) == null ? "" : row.group(2),
                (first, second) -> first,
                TreeMap::new));
  }

  /** The seconds of a setting's default. */
  static long seconds(String setting) {
    String value = settings().getOrDefault(environmentName(setting), "");
    return Long.parseLong(value.replaceFirst("s$", ""));
  }

  /** What a text names, such as a port in a Dockerfile. */
  static String found(String path, String pattern) {
    Stream<MatchResult> found = Pattern.compile(pattern).matcher(text(path)).results();
    return found.findFirst().orElseThrow(() -> new AssertionError(pattern)).group(1);
  }

  private static String environmentName(String property) {
    return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
