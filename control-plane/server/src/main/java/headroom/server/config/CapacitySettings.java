// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

import headroom.planning.CapacityPolicy;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a worker may carry where operators have set no policy.
 *
 * @param consumersPerWorker consumers at which a worker is full; 500 is mediasoup's rule of thumb
 * @param headroom share of the capacity that is kept free for spikes
 * @param cpuCeiling share of one core above which nothing is added
 */
@ConfigurationProperties("headroom.capacity")
public record CapacitySettings(
    @DefaultValue("500") int consumersPerWorker,
    @DefaultValue("0.30") double headroom,
    @DefaultValue("0.70") double cpuCeiling) {

  /** The same as planning knows it. */
  public CapacityPolicy policy() {
    try {
      return new CapacityPolicy(consumersPerWorker, headroom, cpuCeiling);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationFault("headroom.capacity", String.valueOf(e.getMessage()), e);
    }
  }
}
