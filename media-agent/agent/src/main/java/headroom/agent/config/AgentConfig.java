// SPDX-License-Identifier: Apache-2.0
package headroom.agent.config;

/** All settings of one agent. */
public record AgentConfig(
    HostConfig host,
    StorageConfig storage,
    WorkerConfig workers,
    MediaConfig media,
    SignallingConfig signalling,
    PeerConfig peers,
    ControlPlaneConfig controlPlane) {
  public AgentConfig {
    media.requireDisjoint(workers.count());
  }
}
