package dev.rapport.shared.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The licences of everything that a service ships with, from its bill of materials. */
public final class Licences {

  private static final String BILL_OF_MATERIALS = "META-INF/sbom/application.cdx.json";

  /**
   * One of these is enough where a part may be used under several. The one of Liquibase, which only
   * `migrate` uses, forbids nothing but to compete with it, and becomes Apache-2.0 after two years.
   */
  private static final Set<String> ALLOWED =
      Set.of(
          "0BSD",
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "BSD-4-Clause",
          "CC0-1.0",
          "EPL-1.0",
          "EPL-2.0",
          "FSL-1.1-ALv2",
          "ISC",
          "MIT",
          "MIT-0",
          "MPL-2.0",
          "Public Domain");

  private Licences() {}

  /** Asserts that each part of the service on this class path may be used under one of them. */
  public static void assertAllowed() {
    JsonNode parts = billOfMaterials().path("components");
    assertThat(parts).isNotEmpty();
    assertThat(parts.valueStream().filter(part -> !isOurs(part) && !isAllowed(part)))
        .map(part -> part.path("purl").asString() + " " + part.path("licenses"))
        .isEmpty();
  }

  private static boolean isOurs(JsonNode part) {
    return part.path("group").asString("").equals("dev.rapport");
  }

  private static boolean isAllowed(JsonNode part) {
    Set<String> named =
        part.path("licenses")
            .valueStream()
            .flatMap(
                licence ->
                    Stream.of(
                        licence.at("/license/id").asString(""),
                        licence.at("/license/name").asString(""),
                        licence.path("expression").asString("")))
            .flatMap(licence -> Stream.of(licence.split(" OR ")))
            .collect(Collectors.toSet());
    return named.stream().anyMatch(ALLOWED::contains);
  }

  private static JsonNode billOfMaterials() {
    try (InputStream file = new ClassPathResource(BILL_OF_MATERIALS).getInputStream()) {
      return JsonMapper.shared().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
