package dev.rapport.api.infrastructure.http.problem;

import org.springframework.http.HttpStatus;

/** The errors of the API. The names are a promise: callers decide by them. */
public enum ErrorCode {
  MALFORMED_JSON(HttpStatus.BAD_REQUEST, "The body is not acceptable JSON"),
  MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request is malformed"),
  UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A valid bearer token is needed"),
  FORBIDDEN(HttpStatus.FORBIDDEN, "This token may not do that"),
  ROUTE_NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this address"),
  CONVERSATION_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such conversation"),
  EVENT_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such event"),
  USER_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such user"),
  AGENT_MAPPING_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such agent mapping"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This address has other methods"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Only JSON is answered"),
  REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "The request did not arrive in time"),
  CONVERSATION_EVENT_EXISTS(HttpStatus.CONFLICT, "The conversation is stored with other content"),
  CONVERSATION_OF_ANOTHER_USER(HttpStatus.CONFLICT, "The conversation is another user's"),
  AGENT_MAPPING_EXISTS(HttpStatus.CONFLICT, "There is an active mapping of that agent already"),
  BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json"),
  VALIDATION_FAILED(HttpStatus.UNPROCESSABLE_CONTENT, "Some fields are not valid"),
  RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side"),
  ALERTS_NOT_DELIVERED(HttpStatus.SERVICE_UNAVAILABLE, "The alerts were not told; send them again"),
  OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, "Too much is going on; try again"),
  DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer; try again");

  private final HttpStatus status;
  private final String title;

  ErrorCode(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  public HttpStatus status() {
    return status;
  }

  public String title() {
    return title;
  }
}
