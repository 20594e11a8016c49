package dev.rapport.shared.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The settings table of the README against the settings that the code reads. */
public final class SettingsTable {

  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| `(rapport\\.[a-z.-]+)` \\| (?:`([^`]*)`)? *\\| (api|worker|both) \\|");

  private SettingsTable() {}

  /**
   * Asserts that the README lists exactly the properties that a service on this class path reads,
   * with their defaults.
   *
   * @param service api or worker
   */
  public static void assertLists(String service) {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    Set<String> read =
        scanner.findCandidateComponents("dev.rapport").stream()
            .map(candidate -> ClassUtils.resolveClassName(name(candidate), null))
            .flatMap(
                type -> properties(type.getAnnotation(ConfigurationProperties.class).value(), type))
            .filter(property -> property.startsWith("rapport."))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(listed(service)).isEqualTo(read);
  }

  private static String name(BeanDefinition candidate) {
    return Objects.requireNonNull(candidate.getBeanClassName());
  }

  private static Set<String> listed(String service) {
    return ROW.matcher(readme())
        .results()
        .filter(row -> row.group(3).equals(service) || row.group(3).equals("both"))
        .map(row -> row.group(1) + "=" + (row.group(2) == null ? "" : row.group(2)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> properties(String prefix, Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(component -> property(prefix + "." + kebab(component.getName()), component));
  }

  private static Stream<String> property(String name, RecordComponent component) {
    if (component.getType().isRecord()) {
      return properties(name, component.getType());
    }
    DefaultValue value = defaultOf(component);
    return Stream.of(name + "=" + (value == null ? "" : String.join(",", value.value())));
  }

  private static @Nullable DefaultValue defaultOf(RecordComponent component) {
    return Arrays.stream(
            component.getDeclaringRecord().getDeclaredConstructors()[0].getParameters())
        .filter(parameter -> parameter.getName().equals(component.getName()))
        .findFirst()
        .map(parameter -> parameter.getAnnotation(DefaultValue.class))
        .orElse(null);
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static String readme() {
    try {
      return Files.readString(Path.of("..", "README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
