package dev.rapport.api.infrastructure.http.edge;

import dev.rapport.api.infrastructure.http.problem.ProblemReportValve;
import dev.rapport.api.settings.HttpSettings;
import dev.rapport.api.settings.IngestSettings;
import dev.rapport.api.settings.SecuritySettings;
import io.opentelemetry.api.trace.Tracer;
import java.time.InstantSource;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;

/** Puts the edge together. */
@Configuration(proxyBeanMethods = false)
public class EdgeWiring {

  @Bean
  FilterRegistrationBean<RequestIdFilter> requestIds() {
    var registration = new FilterRegistrationBean<>(new RequestIdFilter());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  /** Right after the id, so that a refused request is in a trace as well. */
  @Bean
  FilterRegistrationBean<RequestSpanFilter> requestSpans(Tracer tracer) {
    var registration = new FilterRegistrationBean<>(new RequestSpanFilter(tracer));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return registration;
  }

  @Bean
  SecurityFilterChain securityRules(
      HttpSecurity http,
      SecuritySettings security,
      HttpSettings settings,
      IngestSettings ingest,
      InstantSource clock) {
    return SecurityRules.chain(
        http,
        new BearerTokenFilter(new TokenFile(security, clock)),
        new RateLimitFilter(settings),
        new BodyBoundFilter(ingest));
  }

  /** Callers are in the tokens file; keeps Spring from inventing one with a password. */
  @Bean
  UserDetailsService nobody() {
    return name -> {
      throw new UsernameNotFoundException("there are no users");
    };
  }

  /** Errors of Tomcat itself look like ours. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheServer() {
    return server ->
        server.addContextCustomizers(
            context -> {
              if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
              }
            });
  }

  @Bean
  ProblemAdvice problemAdvice(InstantSource clock) {
    return new ProblemAdvice(clock);
  }

  @Bean
  ErrorPage errorPage() {
    return new ErrorPage();
  }
}
