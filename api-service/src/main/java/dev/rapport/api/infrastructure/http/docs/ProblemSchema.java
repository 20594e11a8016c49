package dev.rapport.api.infrastructure.http.docs;

import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How errors look in the description. */
final class ProblemSchema {

  static final String NAME = "Problem";

  private static final String REQUEST_ID = "4926bd8f-610c-404b-b57c-6dc6a6b4b395";

  private ProblemSchema() {}

  static Schema<?> schema() {
    Schema<?> fault = new ObjectSchema().required(List.of("pointer", "message"));
    fault.addProperty("pointer", new StringSchema().example("/user_id"));
    fault.addProperty("message", new StringSchema().example("is required"));
    Schema<?> errors = new ArraySchema().items(fault);
    errors.setDescription("All faults of the request, with a 422");
    Schema<?> problem =
        new ObjectSchema()
            .required(List.of("type", "title", "status", "detail", "code", "request_id"));
    problem.setDescription("RFC 9457");
    problem.addProperty("type", new StringSchema().example(type(ErrorCode.VALIDATION_FAILED)));
    problem.addProperty("title", new StringSchema().example(ErrorCode.VALIDATION_FAILED.title()));
    problem.addProperty("status", new IntegerSchema().example(422));
    problem.addProperty("detail", new StringSchema().example("1 fault"));
    problem.addProperty("code", codes());
    problem.addProperty("request_id", new StringSchema().example(REQUEST_ID));
    problem.addProperty("errors", errors);
    return problem;
  }

  private static Schema<?> codes() {
    StringSchema codes = new StringSchema();
    Arrays.stream(ErrorCode.values()).map(ErrorCode::name).forEach(codes::addEnumItem);
    codes.setExample(ErrorCode.VALIDATION_FAILED.name());
    return codes;
  }

  /** One example for each error. */
  static Map<String, Example> examples() {
    Map<String, Example> examples = new LinkedHashMap<>();
    for (ErrorCode code : ErrorCode.values()) {
      examples.put(code.name(), example(code));
    }
    return examples;
  }

  private static Example example(ErrorCode code) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", type(code));
    problem.put("title", code.title());
    problem.put("status", code.status().value());
    problem.put("detail", "what exactly, without any value of the request");
    problem.put("code", code.name());
    problem.put("request_id", REQUEST_ID);
    if (code == ErrorCode.VALIDATION_FAILED) {
      problem.put("detail", "1 fault");
      problem.put("errors", List.of(Map.of("pointer", "/user_id", "message", "is required")));
    }
    return new Example().value(problem);
  }

  private static String type(ErrorCode code) {
    return "urn:rapport:problem:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
