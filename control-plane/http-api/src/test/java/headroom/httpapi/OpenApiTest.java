// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The committed description is the one that is served. After a wanted change write it anew with
 * {@code -Dheadroom.openapi.write=true}.
 */
@SpringBootTest(classes = TestApi.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Timeout(60)
final class OpenApiTest {
  private static final Path COMMITTED = Path.of("../../docs/openapi.yaml");

  private final Calls calls;

  OpenApiTest(@LocalServerPort int port) {
    this.calls = new Calls(port);
  }

  @Test
  void theCommittedDescriptionIsTheServedOne() throws Exception {
    String served = calls.get("/api/v1/openapi.yaml").http().body();
    if (Boolean.getBoolean("headroom.openapi.write")) {
      Files.writeString(COMMITTED, served);
    }
    assertThat(served).isEqualTo(Files.readString(COMMITTED));
  }
}
