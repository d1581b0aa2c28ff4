// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.planning.ConsumerCounts;
import headroom.planning.ParticipantId;
import headroom.planning.WorkerId;
import java.time.Instant;
import java.util.List;

/**
 * A participant who is present in a room.
 *
 * @param part of the room that it is connected to
 * @param device as its client names itself, for example {@code Chromium 156}
 * @param connected false while its signalling is away and its media is kept for a resume
 * @param consumers what it receives
 * @param client what its client may do and can
 */
public record ParticipantPicture(
    ParticipantId id,
    WorkerId part,
    String displayName,
    String device,
    Instant joinedAt,
    boolean connected,
    List<ProducerPicture> producers,
    ConsumerCounts consumers,
    Client client) {
  public ParticipantPicture {
    producers = List.copyOf(producers);
  }

  /** One whose client knows migration, sends, and uses WebRTC. */
  public ParticipantPicture(
      ParticipantId id,
      WorkerId part,
      String displayName,
      String device,
      Instant joinedAt,
      boolean connected,
      List<ProducerPicture> producers,
      ConsumerCounts consumers) {
    this(id, part, displayName, device, joinedAt, connected, producers, consumers, Client.PRESENT);
  }

  /**
   * What its client may do, and can.
   *
   * @param migrates whether it knows how to move without a gap
   * @param plain whether it was let in for plain RTP
   * @param sends false for somebody who was let in as a listener
   */
  public record Client(boolean migrates, boolean plain, boolean sends) {
    /** One of today's in a browser. */
    public static final Client PRESENT = new Client(true, false, true);
  }
}
