// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.JoinTokens;
import headroom.operations.fleet.FleetHosts;
import headroom.operations.fleet.HostRecord;
import headroom.planning.ParticipantId;
import headroom.planning.WorkerId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes tickets: a signed token and where to go with it. The seat has been promised already. */
public final class Tickets {
  private final FleetHosts hosts;
  private final JoinTokens tokens;

  public Tickets(FleetHosts hosts, JoinTokens tokens) {
    this.hosts = hosts;
    this.tokens = tokens;
  }

  /**
   * A ticket for a part of a room.
   *
   * @throws HeadroomException HOST_UNKNOWN when the part's host was never seen
   */
  public JoinTicket ticket(
      WantedRoom room, WorkerId part, ParticipantId who, Instant expiresAt, JoinGrants grants) {
    return ticket(room, part, who, expiresAt, tokens.sign(room, part, who, expiresAt, grants));
  }

  /**
   * A ticket for somebody who comes to a part by a move.
   *
   * @param move its name, as in the commands to agents
   * @throws HeadroomException HOST_UNKNOWN when the part's host was never seen
   */
  public JoinTicket moving(
      WantedRoom room,
      WorkerId part,
      ParticipantId who,
      Instant expiresAt,
      JoinGrants grants,
      String move) {
    return ticket(
        room, part, who, expiresAt, tokens.signMove(room, part, who, expiresAt, grants, move));
  }

  private JoinTicket ticket(
      WantedRoom room, WorkerId part, ParticipantId who, Instant expiresAt, String token) {
    HostRecord host =
        hosts
            .record(part.host())
            .orElseThrow(
                () ->
                    new HeadroomException(
                        ErrorCode.HOST_UNKNOWN,
                        "The room's host " + part.host() + " was never seen."));
    String id = encoded(room.id().value());
    return new JoinTicket(
        room.id(),
        who,
        token,
        host.signallingUrl()
            + "?roomId="
            + id
            + "&peerId="
            + encoded(who.value())
            + "&token="
            + encoded(token),
        host.clientUrl() + "?room=" + id + "&token=" + encoded(token),
        expiresAt);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
