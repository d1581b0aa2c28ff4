// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the dashboard tells about its surroundings; keys begin with {@code headroom.dashboard}.
 *
 * @param version of the control plane, shown in the footer; {@code development} where it is no
 *     release
 * @param agentAddress host and port at which agents reach the control plane; empty for those that
 *     {@code headroom.agents} names, or that this process listens on
 * @param agentCommand what starts an agent, without its options; the default is a checkout's
 */
@ConfigurationProperties("headroom.dashboard")
public record DashboardSettings(
    @DefaultValue(DashboardSettings.DEVELOPMENT) String version,
    @DefaultValue("") String agentAddress,
    @DefaultValue(
            "java -cp 'media-agent/agent/target/headroom-agent.jar:media-agent/agent/target/lib/*' headroom.agent.AgentMain")
        String agentCommand) {
  static final String DEVELOPMENT = "development";

  /** The version that hosts can get, too; empty when this is no release. */
  String release() {
    return version.equals(DEVELOPMENT) ? "" : version;
  }
}
