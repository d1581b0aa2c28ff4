// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;

/** The API's controllers, and how strictly they read JSON. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class HttpApiConfiguration {
  private static final String KEY = "apiKey";

  /**
   * A misspelt field or a number in quotes is an error that is told, not a wish that is ignored.
   */
  @Bean
  JsonMapperBuilderCustomizer strictJson() {
    return builder ->
        builder
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
  }

  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Headroom")
                .version("v1")
                .description(
                    "Rooms on a fleet of mediasoup workers: create them, let people in, watch the"
                        + " load. Every refusal is an RFC 9457 problem with a stable code.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .schemaRequirement(
            KEY,
            new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("An API key that begins with hrk_."))
        .addSecurityItem(new SecurityRequirement().addList(KEY));
  }
}
