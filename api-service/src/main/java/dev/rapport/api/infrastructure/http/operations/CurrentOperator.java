package dev.rapport.api.infrastructure.http.operations;

import dev.rapport.api.application.operations.Operator;
import dev.rapport.api.infrastructure.http.problem.Problems;
import java.util.Objects;
import org.slf4j.MDC;
import org.springframework.security.core.Authentication;

/** Tells the application who asks. */
final class CurrentOperator {

  private static final String ROLE = "ROLE_";

  private CurrentOperator() {}

  static Operator of(Authentication caller) {
    String role =
        caller.getAuthorities().stream()
            .map(authority -> Objects.requireNonNull(authority.getAuthority()))
            .filter(authority -> authority.startsWith(ROLE))
            .map(authority -> authority.substring(ROLE.length()))
            .findFirst()
            .orElseThrow();
    return new Operator(
        caller.getName(), role, Objects.requireNonNull(MDC.get(Problems.REQUEST_ID)));
  }
}
