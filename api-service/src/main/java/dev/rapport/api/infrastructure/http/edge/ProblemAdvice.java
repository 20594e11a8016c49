package dev.rapport.api.infrastructure.http.edge;

import dev.rapport.api.application.ingest.OverloadedException;
import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.Problems;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import dev.rapport.model.failure.OutageException;
import dev.rapport.model.failure.TransientException;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The one place where a failure becomes an answer. */
@RestControllerAdvice
final class ProblemAdvice {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LATER = Duration.ofSeconds(5);

  private final SeldomLine unavailable;

  ProblemAdvice(InstantSource clock) {
    this.unavailable = new SeldomLine(log, clock);
  }

  @ExceptionHandler
  ResponseEntity<byte[]> refused(RefusedException e) {
    return Problems.answer(e);
  }

  @ExceptionHandler
  ResponseEntity<byte[]> overloaded(OverloadedException e) {
    return Problems.answer(
        RefusedException.retryLater(ErrorCode.OVERLOADED, "too many requests wait", SOON));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> outage(OutageException e) {
    unavailable.warn("answered 503: " + e.getMessage());
    return Problems.answer(
        RefusedException.retryLater(
            ErrorCode.DATABASE_UNAVAILABLE, "the same request may be sent again", LATER));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> contention(TransientException e) {
    unavailable.warn("answered 503: " + e.getMessage());
    return Problems.answer(
        RefusedException.retryLater(
            ErrorCode.DATABASE_UNAVAILABLE, "the same request may be sent again", SOON));
  }

  /** Spring's own: unknown route, method, media type; the message is not for the caller. */
  @ExceptionHandler
  ResponseEntity<byte[]> anything(Exception e) {
    RefusedException refusal = SpringRefusals.of(e);
    if (refusal.code() == ErrorCode.INTERNAL_ERROR) {
      log.error("answered 500", e);
    }
    ResponseEntity<byte[]> answer = Problems.answer(refusal);
    return SpringRefusals.withHeaders(e, answer);
  }
}
