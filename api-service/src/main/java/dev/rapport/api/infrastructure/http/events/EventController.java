package dev.rapport.api.infrastructure.http.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.api.application.events.EventArchive;
import dev.rapport.api.application.events.EventDetails;
import dev.rapport.api.application.events.EventSummary;
import dev.rapport.api.application.events.Explanation;
import dev.rapport.api.application.events.Timeline;
import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import dev.rapport.api.infrastructure.http.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells where an event is, what happened to it, and why. */
@RestController
@Tag(name = "Events")
final class EventController {

  private final EventArchive archive;
  private final InstantSource clock;

  EventController(EventArchive archive, InstantSource clock) {
    this.archive = archive;
    this.clock = clock;
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
    EventDetails details =
        EventQuery.id(eventId)
            .flatMap(archive::find)
            .orElseThrow(
                () -> new RefusedException(ErrorCode.EVENT_NOT_FOUND, "no event has this id"));
    return new View(
        answer(details.event()), Timeline.of(details).stream().map(TimelineAnswer::of).toList());
  }

  @Operation(
      summary = "Events of a conversation, of a user or in a state, the newest first",
      description = "At least one of conversation_id, user_id and status must be given.")
  @GetMapping("/v1/events")
  Page events(
      @Parameter(description = "As posted or as stored", example = "conv-7f3a")
          @RequestParam(name = "conversation_id", required = false)
          @Nullable String conversationId,
      @Parameter(example = "user-42") @RequestParam(name = "user_id", required = false)
          @Nullable String userId,
      @Parameter(
              description = "PENDING, PROCESSING, PROCESSED, SKIPPED or FAILED",
              example = "PENDING")
          @RequestParam(name = "status", required = false)
          @Nullable String status,
      @Parameter(description = "Only events with a smaller id", example = "100000")
          @RequestParam(name = "before", required = false)
          @Nullable String before,
      @Parameter(description = "1 to 200", example = "50")
          @RequestParam(name = "limit", defaultValue = "50")
          String limit) {
    EventQuery query = EventQuery.of(conversationId, userId, status, before, limit);
    List<EventSummary> found = archive.search(query.filter(), query.limit());
    boolean more = found.size() == query.limit();
    return new Page(
        found.stream().map(this::answer).toList(),
        more ? (Long) found.getLast().id().value() : null);
  }

  private EventAnswer answer(EventSummary event) {
    return EventAnswer.of(event, Explanation.of(event, clock.instant()));
  }
}
