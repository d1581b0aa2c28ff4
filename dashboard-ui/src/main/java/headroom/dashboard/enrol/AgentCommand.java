// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.enrol;

import headroom.dashboard.DashboardSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/**
 * How an agent of this control plane is started by hand where hosts need no token, ready to copy.
 * What only the operator knows stands there as a name in capitals.
 *
 * @param program what comes before the agent's options
 * @param address at which agents reach the control plane
 */
public record AgentCommand(String program, String address) {
  private static final Set<String> EVERY_ADDRESS = Set.of("", "*", "0.0.0.0", "::", "[::]");

  /** The command for the address that this process listens on, unless the settings name another. */
  public static AgentCommand of(DashboardSettings settings, Environment environment) {
    String host = environment.getProperty("spring.grpc.server.address", "127.0.0.1");
    String port = environment.getProperty("spring.grpc.server.port", "9090");
    String name = EVERY_ADDRESS.contains(host) ? "CONTROL-PLANE" : host;
    boolean bareIpv6 = name.contains(":") && !name.startsWith("[");
    String listening = (bareIpv6 ? "[" + name + "]" : name) + ":" + port;
    String named = environment.getProperty("headroom.agents.address", "");
    return new AgentCommand(
        settings.agentCommand(),
        Stream.of(settings.agentAddress(), named, listening)
            .filter(address -> !address.isEmpty())
            .findFirst()
            .orElseThrow());
  }

  /** The lines for a terminal. */
  public String lines() {
    List<String> lines = new ArrayList<>();
    lines.add(program);
    lines.add("--host HOST-NAME");
    lines.add("--control-plane " + address);
    lines.add("--worker-bin MEDIASOUP-WORKER");
    lines.add("--data-dir ~/.local/share/headroom-agent");
    return String.join(" \\\n  ", lines);
  }
}
