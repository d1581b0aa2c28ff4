// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.httpapi.problem.Problem;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the generated description says beside the operations. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
  private static final String KEY = "apiKey";

  @Bean
  OpenAPI description() {
    Components components =
        new Components()
            .addSecuritySchemes(
                KEY,
                new SecurityScheme()
                    .type(SecurityScheme.Type.HTTP)
                    .scheme("bearer")
                    .description("An API key; it begins with hrk_."));
    return new OpenAPI()
        .info(
            new Info()
                .title("Headroom")
                .version("v1")
                .description(
                    "Rooms on a fleet of mediasoup workers: create them, let people in, watch the"
                        + " load. Every refusal is a problem (RFC 9457) with a stable code.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .servers(List.of(new Server().url("/").description("This server.")))
        .components(components)
        .addSecurityItem(new SecurityRequirement().addList(KEY));
  }

  /** Every operation may be refused, and always in the same form. */
  @Bean
  OpenApiCustomizer refusals() {
    return api -> {
      // Added as late as this, because a schema that no controller returns is thrown out before.
      ModelConverters.getInstance(true)
          .read(Problem.class)
          .forEach(api.getComponents()::addSchemas);
      api.getPaths().values().stream()
          .flatMap(path -> path.readOperations().stream())
          .forEach(operation -> operation.getResponses().addApiResponse("default", refusal()));
    };
  }

  private static ApiResponse refusal() {
    var problem = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
    return new ApiResponse()
        .description("A refusal.")
        .content(new Content().addMediaType("application/problem+json", problem));
  }
}
