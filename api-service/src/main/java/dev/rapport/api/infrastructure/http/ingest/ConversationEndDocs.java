package dev.rapport.api.infrastructure.http.ingest;

import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;

/** What the OpenAPI page says of the controller. */
@Tag(name = "Conversations")
interface ConversationEndDocs {

  String EXAMPLE =
      """
      {"conversation_id": "conv-7f3a", "user_id": "user-42", "bot_type": "TALK",
       "bot_id": "talk_movie_preference", "agent_tag": "movies",
       "start_time": "2026-11-23T08:00:00Z", "end_time": "2026-11-23T08:02:58Z",
       "conversation_log": [
         {"character": "BOT_RESPONSE_CONVERSATION", "content": "Hello! What did you watch?"},
         {"character": "USER", "content": "A film about whales. Do you like whales?"}]}
      """;

  @Operation(
      summary = "Hand in a conversation that has ended",
      description =
          "Stores it once, however often and however concurrently it is sent, and answers at once;"
              + " scoring follows. Send it again after any 5xx or timeout.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "application/json",
                      schema = @Schema(implementation = ConversationEndSchema.class),
                      examples = @ExampleObject(EXAMPLE))))
  @ApiResponse(responseCode = "202", description = "Stored; `Location` is the event")
  @Refuses(ErrorCode.CONVERSATION_EVENT_EXISTS)
  ResponseEntity<AcceptedAnswer> end(HttpServletRequest request);
}
