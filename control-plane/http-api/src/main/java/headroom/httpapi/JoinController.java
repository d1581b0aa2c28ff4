// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.httpapi.access.Needs;
import headroom.operations.access.Right;
import headroom.operations.room.Invitations;
import headroom.operations.room.JoinGrants;
import headroom.operations.room.JoinTicket;
import headroom.operations.room.Rooms;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What lets people into a room: join tokens for back ends, invitations for links. */
@RestController
@RequestMapping("/api/v1/rooms/{room}")
@Tag(name = "Joining")
public class JoinController {
  private static final int DEFAULT_LIFETIME_SECONDS = 300;

  private final Rooms rooms;
  private final Invitations invitations;

  public JoinController(Rooms rooms, Invitations invitations) {
    this.rooms = rooms;
    this.invitations = invitations;
  }

  /**
   * A wish for a join token.
   *
   * @param participantId absent: one is chosen
   * @param lifetimeSeconds 1 to 600; absent: 300
   * @param plain whether plain RTP is allowed; only native participants use it
   * @param sends false for somebody who only listens: it may not send, and takes less room; absent:
   *     true
   */
  public record IssueToken(
      @Nullable String participantId,
      @Nullable Integer lifetimeSeconds,
      @Nullable Boolean plain,
      @Nullable Boolean sends) {}

  /**
   * A token and where to use it.
   *
   * @param token a secret of one participant
   * @param signallingUrl WebSocket address with room, participant and token in its query
   * @param pageUrl the try-a-room page with the same token
   */
  public record TicketView(
      String room,
      String participant,
      String token,
      String signallingUrl,
      String pageUrl,
      Instant expiresAt) {
    static TicketView of(JoinTicket ticket) {
      return new TicketView(
          ticket.room().value(),
          ticket.participant().value(),
          ticket.token(),
          ticket.signallingUrl(),
          ticket.pageUrl(),
          ticket.expiresAt());
    }
  }

  /** A wish for an invitation: 1 to 86,400 seconds; absent: an hour. */
  public record Invite(@Nullable Integer lifetimeSeconds) {}

  /** A link whose every opening joins as a new participant. */
  public record InvitationView(String room, String url, Instant expiresAt) {}

  @PostMapping("/tokens")
  @Needs(Right.JOIN)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Issue a join token",
      description =
          "Reserves the participant's consumers until it has joined or the token has ended.")
  TicketView issueToken(@PathVariable("room") String room, @RequestBody IssueToken body) {
    String participant = body.participantId();
    Integer lifetime = body.lifetimeSeconds();
    return TicketView.of(
        rooms.join(
            Ids.room(room),
            participant == null ? null : Ids.participant(participant),
            Duration.ofSeconds(lifetime == null ? DEFAULT_LIFETIME_SECONDS : lifetime),
            new JoinGrants(
                Boolean.TRUE.equals(body.plain()), !Boolean.FALSE.equals(body.sends()))));
  }

  @PostMapping("/invitations")
  @Needs(Right.JOIN)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Make a link to a room for people")
  InvitationView invite(@PathVariable("room") String room, @RequestBody Invite body) {
    Integer lifetime = body.lifetimeSeconds();
    Invitations.Invitation invitation =
        invitations.invite(
            Ids.room(room), lifetime == null ? Duration.ofHours(1) : Duration.ofSeconds(lifetime));
    String url =
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .path("/try/{token}")
            .buildAndExpand(invitation.token())
            .toUriString();
    return new InvitationView(invitation.room().value(), url, invitation.expiresAt());
  }
}
