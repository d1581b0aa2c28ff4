// SPDX-License-Identifier: Apache-2.0
package headroom.agent.journal;

import headroom.agent.model.ParticipantId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A participant who has joined. What a worker's dumps tell (codecs, pauses, who consumes what) is
 * not here.
 *
 * @param device as the client sent it
 * @param rtpCapabilities as the client sent them; null if it only sends
 * @param receivesData whether it said that it can receive data channels
 * @param migrates whether its client can move to another part while it talks
 * @param joinedAtMs wall clock
 * @param producerAppData by the id of the producer or data producer
 * @param pausedConsumers those that the client wants paused
 */
public record ParticipantEntry(
    ParticipantId id,
    String displayName,
    @Nullable JsonNode device,
    @Nullable JsonNode rtpCapabilities,
    boolean receivesData,
    boolean migrates,
    long joinedAtMs,
    List<TransportEntry> transports,
    Map<String, JsonNode> producerAppData,
    List<String> pausedConsumers) {
  public ParticipantEntry {
    device = device == null || device.isNull() ? null : device;
    rtpCapabilities = rtpCapabilities == null || rtpCapabilities.isNull() ? null : rtpCapabilities;
    transports = List.copyOf(transports);
    producerAppData = Map.copyOf(producerAppData);
    pausedConsumers = List.copyOf(pausedConsumers);
  }

  /**
   * A transport of a participant.
   *
   * @param kind {@code webrtc} or {@code plain}
   * @param role {@code send}, {@code receive} or {@code both}, seen from the participant
   */
  public record TransportEntry(String id, String kind, String role) {}
}
