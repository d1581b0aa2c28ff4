// SPDX-License-Identifier: Apache-2.0
package headroom.agent.config;

/** All settings of one agent. */
public record AgentConfig(
    HostConfig host,
    StorageConfig storage,
    IdentityConfig identity,
    WorkerConfig workers,
    MediaConfig media,
    SignallingConfig signalling,
    PeerConfig peers,
    ControlPlaneConfig controlPlane) {
  public AgentConfig {
    media.requireDisjoint(workers.count());
    if (!identity.isOn() && !controlPlane.isLoopback()) {
      throw new ConfigException(
          "enrol-token-file",
          "is not set, and this host is not enrolled: a control plane that is not on loopback"
              + " wants a certificate. Ask it for a token");
    }
    if (!identity.isOn() && !PeerConfig.isLoopback(peers.address())) {
      throw new ConfigException(
          "peer-listen",
          "is " + peers.address() + ", not a loopback address: enrol this host first");
    }
  }
}
