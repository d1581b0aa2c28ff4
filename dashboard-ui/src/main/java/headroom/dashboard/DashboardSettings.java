// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the dashboard tells about its surroundings; keys begin with {@code headroom.dashboard}.
 *
 * @param version of the control plane, shown in the footer
 * @param database where the wanted state is kept, in one word: {@code embedded} or {@code external}
 * @param agentAddress host and port at which agents reach the control plane
 * @param agentCommand how an agent is started by hand; {@code {control-plane}} stands for the
 *     address
 */
@ConfigurationProperties("headroom.dashboard")
public record DashboardSettings(
    @DefaultValue("development") String version,
    @DefaultValue("embedded") String database,
    @DefaultValue("127.0.0.1:9090") String agentAddress,
    @DefaultValue("headroom-agent --control-plane {control-plane} --host media-01")
        String agentCommand) {

  /** The command with the address filled in, ready to copy. */
  public String agentCommandLine() {
    return agentCommand.replace("{control-plane}", agentAddress);
  }
}
