package dev.rapport.shared.http;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Other people's JSON: one value and nothing after it, no key twice, everything bounded. */
public final class StrictJson {

  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder()
          .maxNestingDepth(32)
          .maxStringLength(100_000)
          .maxNumberLength(32)
          .maxNameLength(1_000)
          .build();

  private final JsonMapper json =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(BOUNDS).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** The value; empty if the text is anything but that. */
  public Optional<JsonNode> read(String text) {
    try {
      return Optional.ofNullable(json.readTree(text)).filter(node -> !node.isMissingNode());
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** The value as it is sent. */
  public String write(Object value) {
    return json.writeValueAsString(value);
  }
}
