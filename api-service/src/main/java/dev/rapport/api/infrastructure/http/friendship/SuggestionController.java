package dev.rapport.api.infrastructure.http.friendship;

import dev.rapport.api.application.activities.SuggestActivities;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Proposes agents for the next session. */
@RestController
@Tag(name = "Activities")
final class SuggestionController {

  private final SuggestActivities suggest;

  SuggestionController(SuggestActivities suggest) {
    this.suggest = suggest;
  }

  @Operation(
      summary = "Agents for a child's next session",
      description = "An unknown user begins a friendship with defaults.")
  @PostMapping("/v1/activities/suggest")
  SuggestionAnswer suggest(@RequestBody UserRequest request) {
    return SuggestionAnswer.of(suggest.suggest(request.validUserId()));
  }
}
