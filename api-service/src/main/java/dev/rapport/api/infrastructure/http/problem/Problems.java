package dev.rapport.api.infrastructure.http.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes problems: as an answer of a controller, or straight into a response before there is one.
 */
public final class Problems {

  /** The key of the request's id in the logging context. */
  public static final String REQUEST_ID = "request_id";

  private static final String TYPE_PREFIX = "urn:rapport:problem:";

  private static final JsonMapper JSON = JsonMapper.shared();

  private Problems() {}

  public static ResponseEntity<byte[]> answer(RefusedException refused) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(refused.code().status())
            .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    refused.retryAfter().ifPresent(after -> answer.header(HttpHeaders.RETRY_AFTER, seconds(after)));
    return answer.body(body(refused));
  }

  public static void write(HttpServletResponse response, RefusedException refused)
      throws IOException {
    response.setStatus(refused.code().status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    refused
        .retryAfter()
        .ifPresent(after -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds(after)));
    response.getOutputStream().write(body(refused));
  }

  static byte[] body(RefusedException refused) {
    ErrorCode code = refused.code();
    ObjectNode problem =
        JSON.createObjectNode()
            .put("type", TYPE_PREFIX + code.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .put("title", code.title())
            .put("status", code.status().value())
            .put("detail", refused.getMessage())
            .put("code", code.name())
            .put("request_id", MDC.get(REQUEST_ID));
    if (!refused.faults().isEmpty()) {
      addFaults(problem, refused.faults());
    }
    return JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
  }

  private static void addFaults(ObjectNode problem, List<Fault> faults) {
    var errors = problem.putArray("errors");
    for (Fault fault : faults) {
      errors.addObject().put("pointer", fault.pointer()).put("message", fault.message());
    }
  }

  /** Whole seconds, rounded up, at least one. */
  private static String seconds(Duration duration) {
    return Long.toString(Math.max(1, (duration.toMillis() + 999) / 1000));
  }
}
