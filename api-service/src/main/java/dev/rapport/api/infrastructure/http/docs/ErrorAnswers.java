package dev.rapport.api.infrastructure.http.docs;

import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.Refuses;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/**
 * Adds to each route the errors it may answer, with an example of each: those of every route, those
 * that follow from its parameters and its body, and what {@link Refuses} says of it.
 */
final class ErrorAnswers implements OperationCustomizer {

  private static final String MEDIA_TYPE = "application/problem+json";
  private static final String ANY_OTHER = "default";

  private static final Set<ErrorCode> ALWAYS =
      EnumSet.of(
          ErrorCode.MALFORMED_REQUEST,
          ErrorCode.UNAUTHENTICATED,
          ErrorCode.FORBIDDEN,
          ErrorCode.RATE_LIMITED,
          ErrorCode.DATABASE_UNAVAILABLE);

  private static final Set<ErrorCode> WITH_A_BODY =
      EnumSet.of(
          ErrorCode.MALFORMED_JSON,
          ErrorCode.REQUEST_TIMEOUT,
          ErrorCode.BODY_TOO_LARGE,
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          ErrorCode.VALIDATION_FAILED);

  /** Say when to come back. */
  private static final Set<String> WITH_RETRY_AFTER = Set.of("429", "503");

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    ApiResponses answers = operation.getResponses();
    byStatus(operation, method)
        .forEach(
            (status, codes) -> {
              ApiResponse answer = answers.computeIfAbsent(status, absent -> new ApiResponse());
              if (answer.getDescription() == null) {
                answer.description(titles(codes));
              }
              answer.content(problem(codes));
              if (WITH_RETRY_AFTER.contains(status)) {
                answer.addHeaderObject(
                    "Retry-After", new Header().description("Seconds").schema(new IntegerSchema()));
              }
            });
    answers.addApiResponse(
        ANY_OTHER,
        new ApiResponse()
            .description("Any other error; `code` tells which")
            .content(problem(List.of(ErrorCode.INTERNAL_ERROR))));
    return operation;
  }

  private static Map<String, List<ErrorCode>> byStatus(Operation operation, HandlerMethod method) {
    Set<ErrorCode> codes = EnumSet.noneOf(ErrorCode.class);
    boolean open = operation.getSecurity() != null && operation.getSecurity().isEmpty();
    if (!open) {
      codes.addAll(ALWAYS);
    }
    if (operation.getRequestBody() != null) {
      codes.addAll(WITH_A_BODY);
    }
    List<Parameter> parameters = operation.getParameters();
    if (parameters != null && parameters.stream().anyMatch(in -> "query".equals(in.getIn()))) {
      codes.add(ErrorCode.VALIDATION_FAILED);
    }
    Refuses refuses = method.getMethodAnnotation(Refuses.class);
    if (refuses != null) {
      codes.addAll(Arrays.asList(refuses.value()));
    }
    return codes.stream()
        .collect(
            Collectors.groupingBy(
                code -> Integer.toString(code.status().value()),
                TreeMap::new,
                Collectors.toList()));
  }

  private static String titles(List<ErrorCode> codes) {
    return codes.stream().map(ErrorCode::title).collect(Collectors.joining("; or: "));
  }

  private static Content problem(List<ErrorCode> codes) {
    MediaType problem =
        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + ProblemSchema.NAME));
    codes.forEach(
        code ->
            problem.addExamples(
                code.name(), new Example().$ref("#/components/examples/" + code.name())));
    return new Content().addMediaType(MEDIA_TYPE, problem);
  }
}
