// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import headroom.agent.testing.Stage;
import headroom.agent.testing.TestAgent;
import headroom.agent.testing.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tokens that the control plane did not make, at the door of a running agent. */
@Timeout(120)
final class JoinForgeriesTest {
  private static final int RSA_BITS = 2_048;
  private static final JWSAlgorithm HS256 = JWSAlgorithm.HS256;

  @RegisterExtension private static final Stage STAGE = new Stage();

  @Test
  void whatIsNotSignedByTheControlPlanesKeyAndAlgorithmLetsNobodyIn() throws Exception {
    var own = STAGE.controlPlane().tokens();
    var stolenName = new ECKeyGenerator(Curve.P_256).keyID(own.key().getKeyID()).generate();
    var rsa = new RSAKeyGenerator(RSA_BITS).keyID(own.key().getKeyID()).generate();
    var otherCurve = new ECKeyGenerator(Curve.P_384).generate();
    byte[] published = own.jwks().getBytes(StandardCharsets.UTF_8);
    byte[] publicPoint = own.key().toECPublicKey().getEncoded();
    var forged = new LinkedHashMap<String, String>();
    forged.put("no algorithm", new PlainJWT(good()).serialize());
    forged.put("a key set as a shared secret", signed(HS256, new MACSigner(published)));
    forged.put("a public key as a shared secret", signed(HS256, new MACSigner(publicPoint)));
    forged.put("RS256 under the key's name", signed(JWSAlgorithm.RS256, new RSASSASigner(rsa)));
    forged.put("ES384", signed(JWSAlgorithm.ES384, new ECDSASigner(otherCurve)));
    forged.put(
        "another key under the name", signed(JWSAlgorithm.ES256, new ECDSASigner(stolenName)));
    forged.put("a key that the token brings", withItsOwnKey(stolenName));
    forged.put("no name of a key", signedBy(own.key(), new JWSHeader(JWSAlgorithm.ES256)));
    forged.put("a name that nobody has", signedBy(own.key(), header(JWSAlgorithm.ES256, "key-9")));
    forged.put("a signature of zeros", withSignature(own.sign(good()), new byte[64]));
    forged.put("no signature", withSignature(own.sign(good()), new byte[0]));
    forged.put("other claims under a good signature", withClaimsOf(own.sign(good()), "mallory"));
    for (var each : forged.entrySet()) {
      assertRefused(each.getKey(), each.getValue(), "INVALID_TOKEN", 4401);
    }
  }

  @Test
  void whatTheControlPlaneSignedForSomethingElseLetsNobodyIn() {
    var own = STAGE.controlPlane().tokens();
    var wrong = new LinkedHashMap<String, JWTClaimsSet>();
    wrong.put("another audience", claims().audience("headroom-try").build());
    wrong.put("no audience", claims().audience((String) null).build());
    wrong.put("another issuer", claims().issuer("somebody").build());
    wrong.put("no end", claims().expirationTime(null).build());
    wrong.put("no epoch", claims().claim("epoch", null).build());
    for (var each : wrong.entrySet()) {
      assertRefused(each.getKey(), own.sign(each.getValue()), "INVALID_TOKEN", 4401);
    }
    Date past = Date.from(Instant.now().minus(Duration.ofMinutes(1)));
    assertRefused("ended", own.sign(claims().expirationTime(past).build()), "TOKEN_EXPIRED", 4401);
    assertRefused("another host", own.join("media-99", Stage.ROOM, 1, "ann"), "WRONG_HOST", 4403);
  }

  @Test
  void aTokenOfAnOlderEpochLetsNobodyIn() {
    var tokens = STAGE.controlPlane().tokens();
    STAGE.controlPlane().openRoom("moved", 5, 1);
    assertRefused(
        "an older epoch", tokens.join(TestAgent.HOST, "moved", 4, "ann"), "STALE_EPOCH", 4409);
  }

  @Test
  void aTokenThatIsUsedTwiceGivesOneSeatOnly() {
    String token = STAGE.token("twice");
    var first = STAGE.open(STAGE.agent().connect(token));
    first.request("getRouterRtpCapabilities", "{}");
    var second = STAGE.open(STAGE.agent().connect(token));
    second.request("getRouterRtpCapabilities", "{}");
    assertThat(first.closed()).isEqualTo("4409 REPLACED");
    assertThat(second.isClosed()).isFalse();
  }

  private static JWTClaimsSet.Builder claims() {
    return TestTokens.claims(TestAgent.HOST, Stage.ROOM, 1, "ann");
  }

  private static JWTClaimsSet good() {
    return claims().build();
  }

  private static JWSHeader header(JWSAlgorithm algorithm, String key) {
    return new JWSHeader.Builder(algorithm).keyID(key).build();
  }

  /** Under the name of the control plane's key. */
  private static String signed(JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException {
    String name = STAGE.controlPlane().tokens().key().getKeyID();
    var jwt = new SignedJWT(header(algorithm, name), good());
    jwt.sign(signer);
    return jwt.serialize();
  }

  private static String signedBy(ECKey key, JWSHeader header) throws JOSEException {
    var jwt = new SignedJWT(header, good());
    jwt.sign(new ECDSASigner(key));
    return jwt.serialize();
  }

  private static String withItsOwnKey(ECKey key) throws JOSEException {
    return signedBy(
        key,
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .keyID(key.getKeyID())
            .jwk(key.toPublicJWK())
            .build());
  }

  private static String withSignature(String token, byte[] signature) {
    return token.substring(0, token.lastIndexOf('.') + 1) + Base64URL.encode(signature);
  }

  private static String withClaimsOf(String token, String participant) {
    String[] parts = token.split("\\.", -1);
    var other = TestTokens.claims(TestAgent.HOST, Stage.ROOM, 1, participant).build();
    return parts[0] + "." + Base64URL.encode(other.toString()) + "." + parts[2];
  }

  private static void assertRefused(String what, String token, String code, int closeCode) {
    try (var client = STAGE.agent().connect(token)) {
      assertThat(client.notification("refused").path("code").asString()).as(what).isEqualTo(code);
      assertThat(client.closed()).as(what).isEqualTo(closeCode + " " + code);
    }
  }
}
