// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import headroom.dashboard.DashboardConfiguration;
import headroom.httpapi.HttpApiConfiguration;
import headroom.server.config.ConfigurationFault;
import headroom.server.config.ListenAddressCheck;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.context.annotation.Import;

/** The control plane's process. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableVaadin("headroom.dashboard")
@Import({DashboardConfiguration.class, HttpApiConfiguration.class})
public class ServerMain {
  /** EX_CONFIG of sysexits.h; a service unit must not restart on it. */
  static final int BAD_CONFIGURATION = 78;

  /** Starts the server; ends the process with 78 when a setting is wrong and with 1 otherwise. */
  public static void main(String[] arguments) {
    try {
      application().run(arguments);
    } catch (RuntimeException e) {
      // Spring has told what is wrong; what is left is to tell the service manager.
      System.exit(isBadConfiguration(e) ? BAD_CONFIGURATION : 1);
    }
  }

  static SpringApplication application() {
    SpringApplication application = new SpringApplication(ServerMain.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.addInitializers(new ListenAddressCheck());
    return application;
  }

  static boolean isBadConfiguration(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConfigurationFault || cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }
}
