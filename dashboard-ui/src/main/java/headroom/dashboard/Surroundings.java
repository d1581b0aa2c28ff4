// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard;

import headroom.dashboard.enrol.AgentCommand;
import headroom.dashboard.enrol.Inventory;
import org.springframework.core.env.Environment;

/**
 * What the dashboard tells about where it runs.
 *
 * @param version of the control plane
 * @param database where the wanted state is kept, in one word: {@code embedded} or {@code external}
 * @param agentCommand how an agent is started by hand where hosts need no token
 * @param inventory how Ansible is told of hosts
 */
public record Surroundings(
    String version, String database, AgentCommand agentCommand, Inventory inventory) {
  /** As the settings of this process say. */
  public static Surroundings of(DashboardSettings settings, Environment environment) {
    AgentCommand command = AgentCommand.of(settings, environment);
    boolean own = !environment.getProperty("headroom.database.url", "").isEmpty();
    return new Surroundings(
        settings.version(),
        own ? "external" : "embedded",
        command,
        Inventory.of(settings.release(), command.address(), environment));
  }
}
