package dev.rapport.api.infrastructure.http.catalogue;

import dev.rapport.api.application.activities.AgentMappings;
import dev.rapport.api.application.activities.AgentMappings.Numbered;
import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import dev.rapport.api.infrastructure.http.problem.Refuses;
import dev.rapport.model.activities.AgentCategory;
import dev.rapport.model.activities.AgentMapping;
import dev.rapport.model.scoring.FriendshipLevel;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which agents are offered at which level. Every process notices an edit within 30 s. */
@RestController
@Tag(name = "Catalogue")
final class AgentMappingController {

  private static final int PAGE = 200;

  private final AgentMappings mappings;

  AgentMappingController(AgentMappings mappings) {
    this.mappings = mappings;
  }

  /** A mapping. */
  record Answer(
      @Schema(example = "17") long id,
      FriendshipLevel friendshipLevel,
      AgentCategory agentType,
      @Schema(example = "talk_movie_preference") String agentId,
      @Schema(example = "Movie talk") String agentName,
      @Schema(example = "Finds out what the child likes to watch")
          @Nullable String agentDescription,
      @Schema(example = "1") BigDecimal weight,
      boolean isActive) {

    static Answer of(Numbered numbered) {
      AgentMapping mapping = numbered.mapping();
      return new Answer(
          numbered.id(),
          mapping.friendshipLevel(),
          mapping.agentType(),
          mapping.agentId(),
          mapping.agentName(),
          mapping.agentDescription(),
          mapping.weight(),
          mapping.isActive());
    }
  }

  /** One page. */
  record Page(
      List<Answer> agentMappings,
      @Schema(
              description = "Pass it as `after` for the next page; null on the last one",
              example = "200")
          @Nullable Long nextAfter) {}

  @Operation(summary = "All mappings, 200 a page, the inactive ones too")
  @GetMapping("/v1/agent-mappings")
  Page list(
      @Parameter(description = "Only mappings with a larger id", example = "0")
          @RequestParam(name = "after", defaultValue = "0")
          String after) {
    List<Answer> found = mappings.list(number(after), PAGE).stream().map(Answer::of).toList();
    return new Page(found, found.size() < PAGE ? null : (Long) found.getLast().id());
  }

  @Operation(summary = "One mapping")
  @Refuses(ErrorCode.AGENT_MAPPING_NOT_FOUND)
  @GetMapping("/v1/agent-mappings/{id}")
  Answer one(@Parameter(example = "17") @PathVariable String id) {
    return mappings.find(number(id)).map(Answer::of).orElseThrow(AgentMappingController::unknown);
  }

  @Operation(summary = "Add a mapping")
  @ApiResponse(responseCode = "201", description = "Added")
  @Refuses(ErrorCode.AGENT_MAPPING_EXISTS)
  @PostMapping("/v1/agent-mappings")
  ResponseEntity<Answer> add(@RequestBody MappingBody body) {
    Numbered added = mappings.add(body.checked()).orElseThrow(AgentMappingController::taken);
    return ResponseEntity.created(URI.create("/v1/agent-mappings/" + added.id()))
        .body(Answer.of(added));
  }

  @Operation(summary = "Replace a mapping")
  @Refuses({ErrorCode.AGENT_MAPPING_NOT_FOUND, ErrorCode.AGENT_MAPPING_EXISTS})
  @PutMapping("/v1/agent-mappings/{id}")
  Answer replace(
      @Parameter(example = "17") @PathVariable String id, @RequestBody MappingBody body) {
    AgentMapping mapping = body.checked();
    return switch (mappings.replace(number(id), mapping)) {
      case DONE -> Answer.of(new Numbered(number(id), mapping));
      case UNKNOWN -> throw unknown();
      case TAKEN -> throw taken();
    };
  }

  @Operation(summary = "Make a mapping inactive; its row stays")
  @ApiResponse(responseCode = "204", description = "It is inactive")
  @Refuses(ErrorCode.AGENT_MAPPING_NOT_FOUND)
  @DeleteMapping("/v1/agent-mappings/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deactivate(@Parameter(example = "17") @PathVariable String id) {
    if (!mappings.deactivate(number(id))) {
      throw unknown();
    }
  }

  private static long number(String id) {
    if (!id.matches("[0-9]{1,18}")) {
      throw unknown();
    }
    return Long.parseLong(id);
  }

  private static RefusedException unknown() {
    return new RefusedException(ErrorCode.AGENT_MAPPING_NOT_FOUND, "no mapping has this id");
  }

  private static RefusedException taken() {
    return new RefusedException(
        ErrorCode.AGENT_MAPPING_EXISTS, "the level has an active mapping of this type and agent");
  }
}
