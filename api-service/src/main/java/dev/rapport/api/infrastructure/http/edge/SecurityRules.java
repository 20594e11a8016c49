package dev.rapport.api.infrastructure.http.edge;

import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.Problems;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import jakarta.servlet.DispatcherType;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/** Who may do what, all of it. */
final class SecurityRules {

  private static final String BE = Role.BE.name();
  private static final String OPS = Role.OPS.name();
  private static final String ADMIN = Role.ADMIN.name();

  private static final String[] OPEN = {
    "/v1/health",
    "/v1/health/**",
    "/v3/api-docs",
    "/v3/api-docs/**",
    "/v3/api-docs.yaml",
    "/swagger-ui",
    "/swagger-ui.html",
    "/swagger-ui/**",
    // The page itself tells nothing; what it shows it asks of /v1 with a token.
    "/ops",
    "/ops/**",
    // Only what is exposed exists there, and only on the management port.
    "/actuator",
    "/actuator/**"
  };

  private SecurityRules() {}

  static SecurityFilterChain chain(
      HttpSecurity http, BearerTokenFilter tokens, RateLimitFilter rates, BodyBoundFilter bodies) {
    return http.authorizeHttpRequests(SecurityRules::rules)
        .addFilterBefore(tokens, AnonymousAuthenticationFilter.class)
        .addFilterAfter(rates, AuthorizationFilter.class)
        .addFilterAfter(bodies, RateLimitFilter.class)
        .exceptionHandling(
            errors ->
                errors
                    .authenticationEntryPoint(
                        (request, response, e) -> {
                          response.setHeader("WWW-Authenticate", "Bearer");
                          Problems.write(
                              response,
                              new RefusedException(
                                  ErrorCode.UNAUTHENTICATED, "send Authorization: Bearer …"));
                        })
                    .accessDeniedHandler(
                        (request, response, e) ->
                            Problems.write(
                                response,
                                new RefusedException(
                                    ErrorCode.FORBIDDEN, "the token's role does not suffice"))))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .build();
  }

  private static void rules(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          request) {
    request
        .dispatcherTypeMatchers(DispatcherType.ERROR)
        .permitAll()
        .requestMatchers(OPEN)
        .permitAll()
        .requestMatchers("/v1/agent-mappings", "/v1/agent-mappings/**")
        .hasRole(ADMIN)
        .requestMatchers("/v1/ops/**")
        .hasAnyRole(OPS, ADMIN)
        .requestMatchers(HttpMethod.GET, "/v1/**")
        .hasAnyRole(BE, OPS, ADMIN)
        .requestMatchers(HttpMethod.POST, "/v1/friendship/status")
        .hasAnyRole(BE, OPS, ADMIN)
        .requestMatchers(HttpMethod.POST, "/v1/friendship_status/calculate-score/{conversationId}")
        .hasAnyRole(BE, OPS, ADMIN)
        .requestMatchers("/v1/**")
        .hasAnyRole(BE, ADMIN)
        .anyRequest()
        .hasAnyRole(BE, OPS, ADMIN);
  }
}
