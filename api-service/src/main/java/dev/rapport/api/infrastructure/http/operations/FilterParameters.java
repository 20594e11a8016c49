package dev.rapport.api.infrastructure.http.operations;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What dead letters can be chosen by, for the description; all optional, all must hold. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameters({
  @Parameter(
      name = "id",
      in = ParameterIn.QUERY,
      description = "Of a dead letter; more than once for several",
      example = "812"),
  @Parameter(
      name = "event_id",
      in = ParameterIn.QUERY,
      description = "More than once for several",
      example = "4711"),
  @Parameter(name = "conversation_id", in = ParameterIn.QUERY, example = "conv-7f3a"),
  @Parameter(name = "user_id", in = ParameterIn.QUERY, example = "user-42"),
  @Parameter(name = "error_code", in = ParameterIn.QUERY, example = "TIMEOUT"),
  @Parameter(
      name = "fingerprint",
      in = ParameterIn.QUERY,
      example = "TransientException@HttpLanguageModel.ask"),
  @Parameter(name = "bot_type", in = ParameterIn.QUERY, example = "TALK"),
  @Parameter(name = "worker", in = ParameterIn.QUERY, example = "worker-3"),
  @Parameter(
      name = "source",
      in = ParameterIn.QUERY,
      description = "WORKER, BROKER or MESSAGE",
      example = "WORKER"),
  @Parameter(
      name = "since",
      in = ParameterIn.QUERY,
      description = "Died then or later",
      example = "2026-11-23T08:00:00Z"),
  @Parameter(
      name = "until",
      in = ParameterIn.QUERY,
      description = "Died before",
      example = "2026-11-23T20:00:00Z"),
  @Parameter(
      name = "state",
      in = ParameterIn.QUERY,
      description = "OPEN by default; ARCHIVED, REPLAYED, PURGED or ALL",
      example = "OPEN")
})
@interface FilterParameters {}
