// SPDX-License-Identifier: Apache-2.0
package headroom.agent.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Signs join tokens as the control plane does. */
public final class TestTokens {
  private final ECKey key;

  public TestTokens(String keyId) {
    try {
      key = new ECKeyGenerator(Curve.P_256).keyID(keyId).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What agents get. */
  public String jwks() {
    return new JWKSet(key.toPublicJWK()).toString();
  }

  /** What agents get while the keys of two are in use. */
  public static String jwks(TestTokens newer, TestTokens older) {
    return new JWKSet(List.of(newer.key.toPublicJWK(), older.key.toPublicJWK())).toString();
  }

  public ECKey key() {
    return key;
  }

  /** A good token for ten minutes. */
  public String join(String host, String room, long epoch, String participant) {
    return sign(claims(host, room, epoch, participant).build());
  }

  /** A good token that also allows plain transports. */
  public String joinPlain(String host, String room, long epoch, String participant) {
    return sign(
        claims(host, room, epoch, participant).claim("grants", Map.of("plain", true)).build());
  }

  /** Good claims, to be spoilt by a test. */
  public static JWTClaimsSet.Builder claims(
      String host, String room, long epoch, String participant) {
    return new JWTClaimsSet.Builder()
        .issuer("headroom")
        .audience("headroom-agent")
        .subject(participant)
        .jwtID(UUID.randomUUID().toString())
        .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(10))))
        .claim("room", room)
        .claim("epoch", epoch)
        .claim("host", host);
  }

  public String sign(JWTClaimsSet claims) {
    try {
      var jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
      jwt.sign(new ECDSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
