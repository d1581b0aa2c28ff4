// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import headroom.dashboard.DashboardConfiguration;
import headroom.httpapi.HttpApiConfiguration;
import headroom.server.command.Commands;
import headroom.server.command.VerifyAudit;
import headroom.server.config.ConfigurationCheck;
import headroom.server.config.ConfigurationFault;
import headroom.server.config.ListenAddressCheck;
import headroom.server.config.TlsBundleCheck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.context.annotation.Import;
import org.yaml.snakeyaml.error.YAMLException;

/** The control plane's process. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableVaadin("headroom.dashboard")
@Import({DashboardConfiguration.class, HttpApiConfiguration.class})
public class ServerMain {
  /** EX_CONFIG of sysexits.h; a service unit must not restart on it. */
  static final int BAD_CONFIGURATION = 78;

  private static final String CONFIG_FILE = "--spring.config.additional-location=file:";

  /**
   * Starts the server; ends the process with 78 when a setting is wrong and with 1 otherwise.
   * {@code --version} and {@code --check-config} tell what they are asked and start nothing; for
   * commands see {@link Commands}.
   */
  public static void main(String[] arguments) {
    var asked = Arrays.asList(arguments);
    if (asked.contains("--version")) {
      System.out.println("headroom-control-plane " + version());
      System.out.println("Java " + Runtime.version());
      return;
    }
    boolean check = asked.contains("--check-config");
    String[] settings = withConfigFile(arguments);
    boolean command = Commands.isAskedForBy(settings);
    try {
      if (command) {
        System.exit(Commands.run(version(), settings));
      } else if (check) {
        ConfigurationCheck.run(settings, System.out);
      } else if (VerifyAudit.isAskedForBy(settings)) {
        System.exit(VerifyAudit.run(settings));
      } else {
        application().run(settings);
      }
    } catch (RuntimeException e) {
      if (check || command) {
        System.err.println("headroom-control-plane: " + e.getMessage());
      }
      // Spring has told what is wrong; what is left is to tell the service manager.
      System.exit(isBadConfiguration(e) ? BAD_CONFIGURATION : command ? Commands.FAILED : 1);
    }
  }

  /** {@code --config FILE} as the agent takes it, in Spring's words. */
  static String[] withConfigFile(String... arguments) {
    List<String> result = new ArrayList<>();
    Iterator<String> rest = List.of(arguments).iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      if (argument.equals("--config") && rest.hasNext()) {
        result.add(configFile(rest.next()));
      } else if (argument.startsWith("--config=")) {
        result.add(configFile(argument.substring("--config=".length())));
      } else {
        result.add(argument);
      }
    }
    return result.toArray(String[]::new);
  }

  /** A name without an ending that Spring knows is that of a YAML file, as a temporary copy has. */
  private static String configFile(String name) {
    boolean ending = Stream.of(".yml", ".yaml", ".properties").anyMatch(name::endsWith);
    return CONFIG_FILE + name + (ending ? "" : "[.yml]");
  }

  /** That of the release, else that of the jar. */
  private static String version() {
    String release = System.getProperty("headroom.version");
    String jar = ServerMain.class.getPackage().getImplementationVersion();
    return release != null ? release : jar != null ? jar : "development";
  }

  static SpringApplication application() {
    SpringApplication application = new SpringApplication(ServerMain.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.addInitializers(new ListenAddressCheck(), new TlsBundleCheck());
    return application;
  }

  static boolean isBadConfiguration(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConfigurationFault
          || cause instanceof BindException
          || cause instanceof ConfigDataException
          || cause instanceof YAMLException) {
        return true;
      }
    }
    return false;
  }
}
