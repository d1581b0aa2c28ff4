// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import static headroom.operations.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import headroom.operations.ErrorCode;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.testkit.World;
import headroom.testkit.Worlds;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JoinTicketsTest {
  private static final RoomId STANDUP = new RoomId("standup");
  private static final ParticipantId ALICE = new ParticipantId("alice");

  private final World world = Worlds.oneCallOfFour();

  @Test
  void aTokenNamesRoomEpochHostParticipantAndEnd() throws Exception {
    JWTClaimsSet claims = verified(join(Duration.ofMinutes(10), false));
    assertThat(claims.getIssuer()).isEqualTo("headroom");
    assertThat(claims.getAudience()).containsExactly("headroom-agent");
    assertThat(claims.getSubject()).isEqualTo("alice");
    assertThat(claims.getStringClaim("room")).isEqualTo("standup");
    assertThat(claims.getLongClaim("epoch")).isEqualTo(1);
    assertThat(claims.getStringClaim("host")).isEqualTo("media-01");
    assertThat(claims.getLongClaim("worker")).isEqualTo(1);
    assertThat(claims.getJSONObjectClaim("grants")).isEqualTo(Map.of("plain", false));
    assertThat(claims.getExpirationTime().toInstant())
        .isEqualTo(world.clock().instant().plus(Duration.ofMinutes(10)));
  }

  @Test
  void plainRtpIsGrantedOnlyWhenAskedFor() throws Exception {
    assertThat(verified(join(Duration.ofMinutes(1), true)).getJSONObjectClaim("grants"))
        .isEqualTo(Map.of("plain", true));
  }

  @Test
  void whoOnlyListensIsNotGrantedToSend() throws Exception {
    JoinTicket ticket =
        world
            .rooms()
            .join(
                new RoomId("standup"),
                new ParticipantId("zoe"),
                Duration.ofMinutes(1),
                new JoinGrants(true, false));
    assertThat(verified(ticket).getJSONObjectClaim("grants"))
        .isEqualTo(Map.of("plain", true, "send", false));
  }

  @Test
  void everyTokenHasAnIdOfItsOwn() throws Exception {
    assertThat(verified(join(Duration.ofMinutes(1), false)).getJWTID())
        .isNotEqualTo(verified(join(Duration.ofMinutes(1), false)).getJWTID());
  }

  @Test
  void theTicketSaysTheEndThatTheTokenHas() throws Exception {
    // Tokens count in whole seconds.
    world.clock().advance(Duration.ofMillis(300));
    JoinTicket ticket = join(Duration.ofSeconds(1), false);
    Instant end = verified(ticket).getExpirationTime().toInstant();
    assertThat(ticket.expiresAt()).isEqualTo(end);
    assertThat(Duration.between(world.clock().instant(), end))
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void theUrlsLeadToTheRoomsHost() {
    JoinTicket ticket = join(Duration.ofMinutes(1), false);
    assertThat(ticket.signallingUrl())
        .isEqualTo("ws://127.0.0.1:4443/?roomId=standup&peerId=alice&token=" + ticket.token());
    assertThat(ticket.pageUrl())
        .isEqualTo("http://127.0.0.1:4443/?room=standup&token=" + ticket.token());
  }

  @Test
  void whoComesWithoutAnIdGetsOne() {
    assertThat(
            world.rooms().join(STANDUP, null, Duration.ofMinutes(1), false).participant().value())
        .startsWith("name-");
  }

  @Test
  void aLifetimeIsOneSecondToTenMinutes() {
    assertRefused(ErrorCode.INVALID_REQUEST, () -> join(Duration.ofMillis(999), false))
        .contains("1 second to 10 minutes");
    assertRefused(
        ErrorCode.INVALID_REQUEST, () -> join(Duration.ofMinutes(10).plusMillis(1), false));
    join(Duration.ofSeconds(1), false);
    join(Duration.ofMinutes(10), false);
  }

  @Test
  void anUnknownRoomIsRefused() {
    assertRefused(
        ErrorCode.ROOM_UNKNOWN,
        () -> world.rooms().join(new RoomId("never"), ALICE, Duration.ofMinutes(1), false));
  }

  @Test
  void withoutADatabaseTokensForOpenRoomsAreStillIssued() {
    assertThat(Worlds.databaseAway().rooms().join(STANDUP, ALICE, Duration.ofMinutes(1), false))
        .isNotNull();
  }

  @Test
  void tokensForARoomOnASilentHostAreStillIssued() {
    assertThat(Worlds.lostHost().rooms().join(STANDUP, ALICE, Duration.ofMinutes(1), false))
        .isNotNull();
  }

  @Test
  void agentsGetPublicKeysOnly() throws Exception {
    JWKSet keys = JWKSet.parse(world.sessions().tokenKeys());
    assertThat(keys.getKeys()).hasSize(1).noneMatch(key -> key.isPrivate());
  }

  private JoinTicket join(Duration lifetime, boolean plain) {
    return world.rooms().join(STANDUP, ALICE, lifetime, plain);
  }

  /** Claims of the ticket's token, verified as an agent does: with the public keys alone. */
  private JWTClaimsSet verified(JoinTicket ticket) throws Exception {
    SignedJWT token = SignedJWT.parse(ticket.token());
    assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
    JWKSet keys = JWKSet.parse(world.sessions().tokenKeys());
    ECKey key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
    assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
    return token.getJWTClaimsSet();
  }
}
