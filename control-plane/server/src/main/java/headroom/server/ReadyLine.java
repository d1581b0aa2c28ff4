// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells the person at the terminal where to go, once everything answers. */
@Component
final class ReadyLine {
  private final WebServerApplicationContext context;
  private final Environment environment;

  ReadyLine(WebServerApplicationContext context, Environment environment) {
    this.context = context;
    this.environment = environment;
  }

  @EventListener
  void changed(AvailabilityChangeEvent<ReadinessState> event) {
    var server = context.getWebServer();
    if (event.getState() == ReadinessState.ACCEPTING_TRAFFIC && server != null) {
      boolean tls = !environment.getProperty("server.ssl.bundle", "").isEmpty();
      String host = environment.getProperty("server.address", "127.0.0.1");
      System.out.println(
          "Headroom is ready: "
              + (tls ? "https://" : "http://")
              + host
              + ":"
              + server.getPort()
              + "/");
    }
  }
}
