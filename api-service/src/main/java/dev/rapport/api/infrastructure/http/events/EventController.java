package dev.rapport.api.infrastructure.http.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.api.application.events.EventDetails;
import dev.rapport.api.application.events.EventSummary;
import dev.rapport.api.application.events.ExplainEvents;
import dev.rapport.api.application.events.ExplainEvents.Explained;
import dev.rapport.api.application.events.Timeline;
import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import dev.rapport.api.infrastructure.http.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells where an event is, what happened to it, and why. */
@RestController
@Tag(name = "Events")
final class EventController {

  private final ExplainEvents events;

  EventController(ExplainEvents events) {
    this.events = events;
  }

  /** An event with its timeline. */
  record View(@JsonUnwrapped EventAnswer event, List<TimelineAnswer> timeline) {}

  /** One page of events. */
  record Page(
      List<EventAnswer> events,
      @Schema(
              description = "Pass it as `before` for the next page; null on the last one",
              example = "4662")
          @Nullable Long nextBefore) {}

  @Operation(summary = "An event, its timeline, and one sentence that explains where it is")
  @Refuses(ErrorCode.EVENT_NOT_FOUND)
  @GetMapping("/v1/events/{eventId}")
  View event(@Parameter(example = "4711") @PathVariable String eventId) {
    Explained<EventDetails> event =
        EventQuery.id(eventId)
            .flatMap(events::find)
            .orElseThrow(
                () -> new RefusedException(ErrorCode.EVENT_NOT_FOUND, "no event has this id"));
    return new View(
        EventAnswer.of(event.found().event(), event.sentence()),
        Timeline.of(event.found()).stream().map(TimelineAnswer::of).toList());
  }

  @Operation(
      summary = "Events of a conversation, of a user, in a state or of a time, the newest first",
      description =
          "At least one of conversation_id, user_id, status, degraded and since must be given.")
  @Parameter(
      name = "conversation_id",
      in = ParameterIn.QUERY,
      description = "Posted or stored",
      example = "conv-7f3a")
  @Parameter(name = "user_id", in = ParameterIn.QUERY, example = "user-42")
  @Parameter(
      name = "status",
      in = ParameterIn.QUERY,
      description = "PENDING, PROCESSING, PROCESSED, SKIPPED or FAILED",
      example = "PENDING")
  @Parameter(
      name = "degraded",
      in = ParameterIn.QUERY,
      description = "true for events of which a part of the analysis failed",
      example = "true")
  @Parameter(
      name = "since",
      in = ParameterIn.QUERY,
      description = "Accepted then or later",
      example = "2026-11-23T08:00:00Z")
  @Parameter(
      name = "until",
      in = ParameterIn.QUERY,
      description = "Accepted before",
      example = "2026-11-23T20:00:00Z")
  @Parameter(
      name = "before",
      in = ParameterIn.QUERY,
      description = "Only smaller ids",
      example = "100000")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "1 to 200, 50 by default",
      example = "50")
  @GetMapping("/v1/events")
  Page events(@Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    EventQuery query = EventQuery.of(parameters);
    List<Explained<EventSummary>> found = events.search(query.filter(), query.limit());
    boolean more = found.size() == query.limit();
    return new Page(
        found.stream().map(event -> EventAnswer.of(event.found(), event.sentence())).toList(),
        more ? (Long) found.getLast().found().id().value() : null);
  }
}
