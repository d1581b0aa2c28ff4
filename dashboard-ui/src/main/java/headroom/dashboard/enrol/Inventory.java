// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.enrol;

import org.springframework.core.env.Environment;

/**
 * The lines by which the Ansible collection takes hosts into this fleet, ready to copy. What only
 * the operator knows is an example there.
 *
 * @param release that hosts get: the version of the control plane, empty when that is none
 * @param agents {@code HOST:PORT} at which agents reach the control plane
 * @param api address of the HTTP API
 */
public record Inventory(String release, String agents, String api) {
  /** What runs the collection's playbook with these lines in a file. */
  public static final String RUN = "ansible-playbook -i fleet.yml headroom.fleet.provision";

  /**
   * As this process is reached: under the name that agents are told. Without TLS it listens on
   * loopback only, and a controller beside it reaches it there.
   */
  public static Inventory of(String release, String agents, Environment environment) {
    boolean tls = !environment.getProperty("server.ssl.bundle", "").isEmpty();
    String here = environment.getProperty("server.address", "127.0.0.1");
    String name =
        tls
            ? agents.substring(0, Math.max(0, agents.lastIndexOf(':')))
            : here.contains(":") && !here.startsWith("[") ? "[" + here + "]" : here;
    String port = environment.getProperty("server.port", "8080");
    return new Inventory(release, agents, (tls ? "https://" : "http://") + name + ":" + port);
  }

  /** An inventory of two hosts. */
  public String lines() {
    return """
        # fleet.yml
        headroom_agents:
          hosts:
            media-01: {ansible_host: media-01.example.org}
            media-02: {ansible_host: media-02.example.org}
          vars:
            headroom_agent_version: %s
            headroom_agent_control_plane: "%s"
            headroom_agent_tls_keystore: "tls/{{ inventory_hostname }}.p12"
            headroom_agent_tls_password: "{{ vault_keystore_password }}"
            headroom_release_dir: /srv/headroom/target/release
            headroom_api_url: "%s"
            headroom_api_key_file: ~/.config/headroom/api-key"""
        .formatted(version(), agents, api);
  }

  private String version() {
    return release.isEmpty()
        ? "\"VERSION\"  # as in the names of the release's archives"
        : "\"" + release + "\"";
  }
}
