// SPDX-License-Identifier: Apache-2.0
package headroom.server.command;

import headroom.server.config.AgentTransport;
import headroom.server.config.AgentsSettings;
import headroom.server.config.ConfigurationCheck;
import headroom.server.config.ConfigurationFault;
import headroom.server.config.DatabaseSettings;
import headroom.server.config.ServerSettings;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What commands need of the settings, read from where a start reads them. */
record CommandSettings(
    ServerSettings server,
    DatabaseSettings database,
    AgentsSettings agents,
    Environment environment,
    String release) {
  /**
   * @param arguments settings as of a start
   * @param release this program's version
   * @throws ConfigurationFault when one is wrong
   */
  static CommandSettings read(String release, String... arguments) {
    return ConfigurationCheck.withSettings(
        arguments,
        environment -> {
          Binder binder = Binder.get(environment);
          try {
            return new CommandSettings(
                binder.bindOrCreate("headroom", ServerSettings.class),
                binder.bindOrCreate("headroom.database", DatabaseSettings.class),
                binder.bindOrCreate("headroom.agents", AgentsSettings.class),
                environment,
                release);
          } catch (BindException e) {
            throw ConfigurationCheck.fault(e);
          }
        });
  }

  /**
   * The port for agents; read by who needs it, because its address may be one of another host.
   *
   * @throws ConfigurationFault when one of its settings is wrong
   */
  AgentTransport transport() {
    return AgentTransport.of(environment);
  }
}
