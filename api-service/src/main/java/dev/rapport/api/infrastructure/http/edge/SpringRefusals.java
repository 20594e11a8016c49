package dev.rapport.api.infrastructure.http.edge;

import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;

/** What Spring's own exceptions mean as problems. */
final class SpringRefusals {

  private SpringRefusals() {}

  static RefusedException of(Exception e) {
    if (e instanceof HttpMessageNotReadableException) {
      return new RefusedException(ErrorCode.MALFORMED_JSON, "the body cannot be read");
    }
    int status = e instanceof ErrorResponse known ? known.getStatusCode().value() : 500;
    return of(status);
  }

  /** The problem for a bare status. */
  static RefusedException of(int status) {
    return switch (status) {
      case 400 -> new RefusedException(ErrorCode.MALFORMED_REQUEST, "see the API's description");
      case 401 -> new RefusedException(ErrorCode.UNAUTHENTICATED, "send Authorization: Bearer …");
      case 403 -> new RefusedException(ErrorCode.FORBIDDEN, "the token's role does not suffice");
      case 404 -> new RefusedException(ErrorCode.ROUTE_NOT_FOUND, "see the API's description");
      case 405 -> new RefusedException(ErrorCode.METHOD_NOT_ALLOWED, "see the header Allow");
      case 406 -> new RefusedException(ErrorCode.NOT_ACCEPTABLE, "accept application/json");
      case 413 -> new RefusedException(ErrorCode.BODY_TOO_LARGE, "the body is too large");
      case 415 -> new RefusedException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "send application/json");
      default -> new RefusedException(ErrorCode.INTERNAL_ERROR, "the request's id tells us more");
    };
  }

  /** Adds what the exception wants answered, such as the allowed methods. */
  static ResponseEntity<byte[]> withHeaders(Exception e, ResponseEntity<byte[]> answer) {
    if (!(e instanceof ErrorResponse known) || known.getHeaders().isEmpty()) {
      return answer;
    }
    HttpHeaders headers = new HttpHeaders(answer.getHeaders());
    known
        .getHeaders()
        .forEach(
            (name, values) -> {
              if (!headers.containsHeader(name)) {
                headers.put(name, values);
              }
            });
    return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
  }
}
