package dev.rapport.api.infrastructure.http.docs;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the description together. */
@Configuration(proxyBeanMethods = false)
public class DocsWiring {

  private static final String BEARER = "bearer";

  private static final String DESCRIPTION =
      """
      Takes in the ends of a companion robot's conversations, scores the friendship, and suggests \
      what to do at the next session. JSON in snake_case, times in UTC. Every error is a problem \
      (RFC 9457) with a stable `code`; every answer has an `X-Request-Id`.
      """;

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .servers(List.of(new Server().url("/")))
        .info(new Info().title("Rapport").version("v1").description(DESCRIPTION))
        .components(
            new Components()
                .addSchemas(ProblemSchema.NAME, ProblemSchema.schema())
                .examples(ProblemSchema.examples())
                .addSecuritySchemes(
                    BEARER, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")))
        .addSecurityItem(new SecurityRequirement().addList(BEARER));
  }

  @Bean
  OperationCustomizer errorAnswers() {
    return new ErrorAnswers();
  }

  @Bean
  ModelResolver recordSchemas() {
    return new RecordSchemas();
  }
}
