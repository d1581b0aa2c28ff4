// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import headroom.operations.room.JoinGrants;
import headroom.operations.room.WantedRoom;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.testkit.memory.InMemoryDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

final class JoinTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final WorkerId TARGET = new WorkerId(new HostId("media-02"), 3);
  private static final ParticipantId ALICE = new ParticipantId("alice");
  private static final JoinGrants GRANTS = new JoinGrants(false, true);

  private final JoinTokens tokens =
      JoinTokens.open(new InMemoryDatabase().signingKeys(), Clock.fixed(NOW, ZoneOffset.UTC));
  private final WantedRoom room =
      new WantedRoom(new RoomId("standup"), TARGET, 2, 4, NOW, "somebody");

  @Test
  void aTokenForAMoveSaysByWhichOperationAndIsElseAsAnyOther() throws Exception {
    Instant end = NOW.plusSeconds(60);
    JWTClaimsSet move = verified(tokens.signMove(room, TARGET, ALICE, end, GRANTS, "01977000-op"));
    JWTClaimsSet plain = verified(tokens.sign(room, TARGET, ALICE, end, GRANTS));

    assertThat(move.getStringClaim("move")).isEqualTo("01977000-op");
    assertThat(plain.getClaim("move")).isNull();
    var others = new HashMap<>(move.getClaims());
    others.remove("move");
    others.put("jti", plain.getJWTID());
    assertThat(others).isEqualTo(plain.getClaims());
  }

  private JWTClaimsSet verified(String token) throws Exception {
    SignedJWT signed = SignedJWT.parse(token);
    ECKey key =
        JWKSet.parse(tokens.publicKeys()).getKeyByKeyId(signed.getHeader().getKeyID()).toECKey();
    assertThat(signed.verify(new ECDSAVerifier(key))).isTrue();
    return signed.getJWTClaimsSet();
  }
}
