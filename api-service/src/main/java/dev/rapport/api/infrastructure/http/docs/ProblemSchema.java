package dev.rapport.api.infrastructure.http.docs;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Map;
import java.util.TreeMap;

/** How errors look in the description. */
final class ProblemSchema {

  private static final String MEDIA_TYPE = "application/problem+json";

  private static final Map<String, String> ALWAYS =
      Map.of(
          "400", "The request is malformed",
          "401", "A valid bearer token is needed",
          "403", "The token's role does not suffice",
          "422", "Some fields are not valid; `errors` names them all",
          "429", "More requests than the caller's rate; see `Retry-After`",
          "503", "The database does not answer in time; see `Retry-After`");

  private ProblemSchema() {}

  static Schema<?> schema() {
    Schema<?> fault =
        new ObjectSchema()
            .addProperty("pointer", new StringSchema().example("/user_id"))
            .addProperty("message", new StringSchema().example("is required"));
    return new ObjectSchema()
        .description("RFC 9457")
        .addProperty("type", new StringSchema().example("urn:rapport:problem:validation-failed"))
        .addProperty("title", new StringSchema().example("Some fields are not valid"))
        .addProperty("status", new IntegerSchema().example(422))
        .addProperty("detail", new StringSchema().example("1 fault"))
        .addProperty("code", new StringSchema().example("VALIDATION_FAILED"))
        .addProperty(
            "request_id", new StringSchema().example("4926bd8f-610c-404b-b57c-6dc6a6b4b395"))
        .addProperty("errors", new ArraySchema().items(fault));
  }

  /** Every protected route may answer these; those that a route describes itself stay. */
  static Operation addTo(Operation operation) {
    boolean open = operation.getSecurity() != null && operation.getSecurity().isEmpty();
    if (open) {
      return operation;
    }
    ApiResponses answers = operation.getResponses();
    new TreeMap<>(ALWAYS)
        .forEach(
            (status, description) ->
                answers.putIfAbsent(status, new ApiResponse().description(description)));
    answers.forEach(
        (status, answer) -> {
          if (status.charAt(0) >= '4') {
            answer.setContent(content());
          }
        });
    return operation;
  }

  private static Content content() {
    return new Content()
        .addMediaType(
            MEDIA_TYPE,
            new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem")));
  }
}
