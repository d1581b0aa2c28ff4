// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import static headroom.operations.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import headroom.operations.ErrorCode;
import headroom.operations.access.JoinKeyRotation;
import headroom.operations.audit.RefusedActs;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.testkit.World;
import headroom.testkit.Worlds;
import java.time.Duration;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InvitationsTest {
  private static final RoomId STANDUP = new RoomId("standup");
  private static final Duration HOUR = Duration.ofHours(1);

  private final World world = Worlds.oneCallOfFour();

  @Test
  void eachOpeningIsAParticipantOfItsOwn() {
    String link = invite(HOUR);
    JoinTicket first = world.invitations().accept(link);
    JoinTicket second = world.invitations().accept(link);
    assertThat(first.room()).isEqualTo(STANDUP);
    assertThat(first.participant()).isNotEqualTo(second.participant());
    assertThat(first.token()).isNotEqualTo(second.token());
  }

  @Test
  void anInvitationEnds() {
    String link = invite(HOUR);
    world.clock().advance(HOUR.minusSeconds(1));
    world.invitations().accept(link);
    world.clock().advance(Duration.ofSeconds(1));
    assertRefused(ErrorCode.UNAUTHENTICATED, () -> world.invitations().accept(link))
        .contains("Ask for a new one");
  }

  @Test
  void aLifetimeIsOneSecondToADay() {
    assertRefused(ErrorCode.INVALID_REQUEST, () -> invite(Duration.ofMillis(999)));
    assertRefused(ErrorCode.INVALID_REQUEST, () -> invite(Duration.ofHours(24).plusMillis(1)));
    assertThat(invite(Duration.ofHours(24))).isNotEmpty();
  }

  @Test
  void invitingIntoARoomThatIsNotOpenIsRefused() {
    assertRefused(
        ErrorCode.ROOM_UNKNOWN, () -> world.invitations().invite(new RoomId("never"), HOUR));
  }

  @Test
  void anInvitationIntoARoomThatHasEndedIsRefused() {
    String link = invite(HOUR);
    world.rooms().close(STANDUP, "over", "back-end");
    assertRefused(ErrorCode.ROOM_UNKNOWN, () -> world.invitations().accept(link));
  }

  @Test
  void anInvitationIsNoJoinTokenAndAJoinTokenIsNoInvitation() throws Exception {
    JoinTicket ticket =
        world.rooms().join(STANDUP, new ParticipantId("a"), HOUR.dividedBy(6), false);
    assertRefused(ErrorCode.UNAUTHENTICATED, () -> world.invitations().accept(ticket.token()));
    assertThat(SignedJWT.parse(invite(HOUR)).getJWTClaimsSet().getAudience())
        .doesNotContain("headroom-agent");
  }

  @Test
  void anInvitationOutlivesARestartAndANewKey() {
    String link = invite(HOUR);
    new JoinKeyRotation(
            world.database().signingKeys(),
            new RefusedActs(world.database().audit(), world.clock()),
            world.clock())
        .rotate(false, "yearly", "ops");
    World restarted = world.restarted();
    assertThat(restarted.invitations().accept(link).room()).isEqualTo(STANDUP);
  }

  @Test
  void whatSomebodyElseSignedIsRefused() throws Exception {
    ECKey foreign =
        new ECKeyGenerator(Curve.P_256)
            .keyID(SignedJWT.parse(invite(HOUR)).getHeader().getKeyID())
            .generate();
    SignedJWT forged =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(foreign.getKeyID()).build(), claims());
    forged.sign(new ECDSASigner(foreign));
    assertRefused(ErrorCode.UNAUTHENTICATED, () -> world.invitations().accept(forged.serialize()));
  }

  @Test
  void whatNobodySignedIsRefused() {
    assertRefused(
        ErrorCode.UNAUTHENTICATED,
        () -> world.invitations().accept(new PlainJWT(claims()).serialize()));
  }

  @Test
  void aChangedInvitationIsRefused() {
    String link = invite(HOUR);
    int middle = link.indexOf('.') + 5;
    char other = link.charAt(middle) == 'A' ? 'B' : 'A';
    String changed = link.substring(0, middle) + other + link.substring(middle + 1);
    assertRefused(ErrorCode.UNAUTHENTICATED, () -> world.invitations().accept(changed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "e30.e30.", "eyJhbGciOiJFUzI1NiJ9.e30.AA"})
  void whatIsNoTokenIsRefused(String text) {
    assertRefused(ErrorCode.UNAUTHENTICATED, () -> world.invitations().accept(text));
  }

  private String invite(Duration lifetime) {
    return world.invitations().invite(STANDUP, lifetime).token();
  }

  private JWTClaimsSet claims() {
    return new JWTClaimsSet.Builder()
        .issuer("headroom")
        .audience("headroom-invitation")
        .expirationTime(Date.from(world.clock().instant().plus(HOUR)))
        .claim("room", "standup")
        .build();
  }
}
