package dev.rapport.api.infrastructure.http.catalogue;

import dev.rapport.api.infrastructure.http.problem.Fault;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import dev.rapport.model.activities.AgentCategory;
import dev.rapport.model.activities.AgentMapping;
import dev.rapport.model.scoring.FriendshipLevel;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mapping as it is posted. */
@Schema(name = "AgentMappingInput")
record MappingBody(
    @Schema(example = "PHASE1_STRANGER", requiredMode = RequiredMode.REQUIRED)
        @Nullable String friendshipLevel,
    @Schema(example = "TALK", requiredMode = RequiredMode.REQUIRED) @Nullable String agentType,
    @Schema(
            example = "talk_movie_preference",
            maxLength = 255,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String agentId,
    @Schema(example = "Movie talk", maxLength = 255, requiredMode = RequiredMode.REQUIRED)
        @Nullable String agentName,
    @Schema(example = "Finds out what the child likes to watch", maxLength = 2000)
        @Nullable String agentDescription,
    @Schema(example = "1", minimum = "0", maximum = "999") @Nullable BigDecimal weight,
    @Schema(defaultValue = "true") @Nullable Boolean isActive) {

  private static final int MAX_NAME = 255;
  private static final int MAX_DESCRIPTION = 2000;
  private static final BigDecimal MAX_WEIGHT = new BigDecimal("999");

  /**
   * The mapping.
   *
   * @throws RefusedException with 422 and every fault
   */
  AgentMapping checked() {
    List<Fault> faults = new ArrayList<>();
    Optional<FriendshipLevel> level =
        named(FriendshipLevel.values(), friendshipLevel, "/friendship_level", faults);
    Optional<AgentCategory> type = named(AgentCategory.values(), agentType, "/agent_type", faults);
    String id = text(agentId, "/agent_id", faults);
    String name = text(agentName, "/agent_name", faults);
    String description = Objects.requireNonNullElse(agentDescription, "");
    if (description.length() > MAX_DESCRIPTION) {
      faults.add(new Fault("/agent_description", "must have at most 2000 characters"));
    }
    BigDecimal share = Objects.requireNonNullElse(weight, BigDecimal.ONE);
    if (share.signum() < 0 || share.compareTo(MAX_WEIGHT) > 0) {
      faults.add(new Fault("/weight", "must be from 0 to 999"));
    }
    if (level.isEmpty() || type.isEmpty() || !faults.isEmpty()) {
      throw RefusedException.invalid(faults);
    }
    boolean active = isActive == null || isActive;
    return new AgentMapping(level.get(), type.get(), id, name, description, share, active);
  }

  private static <T extends Enum<T>> Optional<T> named(
      T[] values, @Nullable String name, String pointer, List<Fault> faults) {
    Optional<T> named =
        Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
    if (named.isEmpty()) {
      faults.add(new Fault(pointer, "must be one of " + Arrays.toString(values)));
    }
    return named;
  }

  private static String text(@Nullable String text, String pointer, List<Fault> faults) {
    String given = Objects.requireNonNullElse(text, "");
    boolean readable = given.chars().noneMatch(Character::isISOControl);
    if (given.isBlank() || given.length() > MAX_NAME || !readable) {
      faults.add(new Fault(pointer, "is required, with at most 255 characters"));
    }
    return given;
  }
}
