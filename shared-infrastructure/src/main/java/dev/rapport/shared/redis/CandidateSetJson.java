package dev.rapport.shared.redis;

import dev.rapport.model.activities.CandidateSet;
import dev.rapport.model.activities.KeptCandidates;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A set of candidates as it is kept: with a format number, so that an older one is a miss. */
final class CandidateSetJson {

  private static final Logger log = LoggerFactory.getLogger(CandidateSetJson.class);

  private static final int FORMAT = 2;

  private final JsonMapper json =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private record Kept(int format, Instant computedAt, CandidateSet candidates) {}

  String write(CandidateSet set, Instant computedAt) {
    return json.writeValueAsString(new Kept(FORMAT, computedAt, set));
  }

  /** Empty for what this version did not write. */
  Optional<KeptCandidates> read(String body) {
    try {
      Kept kept = json.readValue(body, Kept.class);
      return kept.format() == FORMAT
          ? Optional.of(new KeptCandidates(kept.candidates(), kept.computedAt()))
          : Optional.empty();
    } catch (JacksonException | NullPointerException e) {
      log.warn("a cached set of {} characters is unreadable, taken as a miss", body.length());
      return Optional.empty();
    }
  }
}
