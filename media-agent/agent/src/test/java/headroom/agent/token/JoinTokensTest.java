// SPDX-License-Identifier: Apache-2.0
package headroom.agent.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import headroom.agent.journal.HostJournal;
import headroom.agent.journal.Journal;
import headroom.agent.model.ErrorCode;
import headroom.agent.model.OperationId;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RefusedException;
import headroom.agent.model.RoomEpoch;
import headroom.agent.model.RoomId;
import headroom.agent.testing.TestTokens;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinTokensTest {
  private static final TestTokens SIGNER = new TestTokens("key-1");

  @TempDir private Path folder;
  private Journal journal;
  private TokenKeys keys;
  private JoinTokens tokens;

  @BeforeEach
  void open() {
    journal = Journal.open(folder.resolve("journal.db"));
    keys = new TokenKeys(new HostJournal(journal));
    keys.replace(SIGNER.jwks());
    tokens = new JoinTokens(keys, "media-03", Clock.systemUTC());
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void aGoodTokenGrantsWhatItSays() {
    var grant = verified(SIGNER.join("media-03", "stage", 7, "ann"));
    assertThat(grant.room()).isEqualTo(new RoomId("stage"));
    assertThat(grant.epoch()).isEqualTo(new RoomEpoch(7));
    assertThat(grant.participant()).isEqualTo(new ParticipantId("ann"));
    assertThat(grant.plain()).isFalse();
    assertThat(verified(SIGNER.joinPlain("media-03", "stage", 7, "bot")).plain()).isTrue();
  }

  @Test
  void aTokenMayNameTheMoveByWhichItsBearerComes() {
    assertThat(verified(SIGNER.join("media-03", "stage", 7, "ann")).move()).isNull();
    var claims = TestTokens.claims("media-03", "stage", 7, "ann");
    assertThat(verified(SIGNER.sign(claims.claim("move", "op-1").build())).move())
        .isEqualTo(new OperationId("op-1"));
    for (var wrong : new Object[] {7, "", "op 1"}) {
      assertRefused(SIGNER.sign(claims.claim("move", wrong).build()), ErrorCode.INVALID_TOKEN);
    }
  }

  @Test
  void keysOutliveTheAgentAndTheControlPlanesAbsence() {
    journal.close();
    open();
    var reborn =
        new JoinTokens(new TokenKeys(new HostJournal(journal)), "media-03", Clock.systemUTC());
    assertThat(reborn.read(SIGNER.join("media-03", "stage", 7, "ann"))).isNotNull();
  }

  @Test
  void keysThatCannotBeReadChangeNothing() {
    keys.replace("{not json");
    assertThat(verified(SIGNER.join("media-03", "stage", 7, "ann"))).isNotNull();
  }

  @Test
  void aTokenOfAReplacedKeyIsRefused() {
    keys.replace(new TestTokens("key-2").jwks());
    assertRefused(SIGNER.join("media-03", "stage", 7, "ann"), ErrorCode.INVALID_TOKEN);
  }

  @Test
  void tokensOfBothKeysOfASetAreGoodAndThoseOfAThirdAreNot() {
    var newer = new TestTokens("key-2");
    var third = new TestTokens("key-3");
    keys.replace(TestTokens.jwks(newer, SIGNER));
    assertThat(verified(newer.join("media-03", "stage", 7, "ann"))).isNotNull();
    assertThat(verified(SIGNER.join("media-03", "stage", 7, "bob"))).isNotNull();
    assertRefused(third.join("media-03", "stage", 7, "eve"), ErrorCode.INVALID_TOKEN);
    // The next rotation, as the next Welcome tells it.
    keys.replace(TestTokens.jwks(third, newer));
    assertThat(verified(third.join("media-03", "stage", 7, "ann"))).isNotNull();
    assertThat(verified(newer.join("media-03", "stage", 7, "ann"))).isNotNull();
    assertRefused(SIGNER.join("media-03", "stage", 7, "bob"), ErrorCode.INVALID_TOKEN);
  }

  @Test
  void aForgedTokenIsRefused() {
    var impostor = new TestTokens("key-1");
    assertRefused(impostor.join("media-03", "stage", 7, "ann"), ErrorCode.INVALID_TOKEN);
  }

  @Test
  void anUnsignedTokenIsRefused() {
    assertRefused(new PlainJWT(good().build()).serialize(), ErrorCode.INVALID_TOKEN);
  }

  @Test
  void aTokenSignedWithThePublicKeyAsASharedSecretIsRefused() throws Exception {
    var jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key-1").build(), good().build());
    jwt.sign(new MACSigner(SIGNER.jwks().getBytes(StandardCharsets.UTF_8)));
    assertRefused(jwt.serialize(), ErrorCode.INVALID_TOKEN);
  }

  @Test
  void anExpiredTokenSaysSo() {
    var expired = good().expirationTime(Date.from(Instant.now().minus(Duration.ofMinutes(1))));
    assertRefused(SIGNER.sign(expired.build()), ErrorCode.TOKEN_EXPIRED);
    assertThat(tokens.read(SIGNER.sign(expired.build()))).isNotNull();
  }

  @Test
  void aTokenForAnotherHostSaysSo() {
    assertRefused(SIGNER.join("media-04", "stage", 7, "ann"), ErrorCode.WRONG_HOST);
  }

  @Test
  void aTokenThatLacksOrMixesUpSomethingIsRefused() {
    assertRefused(SIGNER.sign(good().issuer("else").build()), ErrorCode.INVALID_TOKEN);
    assertRefused(SIGNER.sign(good().audience("else").build()), ErrorCode.INVALID_TOKEN);
    assertRefused(SIGNER.sign(good().expirationTime(null).build()), ErrorCode.INVALID_TOKEN);
    assertRefused(SIGNER.sign(good().subject(null).build()), ErrorCode.INVALID_TOKEN);
    assertRefused(SIGNER.sign(good().subject("a b").build()), ErrorCode.INVALID_TOKEN);
    assertRefused(SIGNER.sign(good().claim("room", null).build()), ErrorCode.INVALID_TOKEN);
    assertRefused(SIGNER.sign(good().claim("room", 5).build()), ErrorCode.INVALID_TOKEN);
    assertRefused(SIGNER.sign(good().claim("host", null).build()), ErrorCode.INVALID_TOKEN);
    assertRefused(SIGNER.sign(good().claim("epoch", null).build()), ErrorCode.INVALID_TOKEN);
    assertRefused(SIGNER.sign(good().claim("epoch", "7").build()), ErrorCode.INVALID_TOKEN);
    assertRefused(SIGNER.sign(good().claim("epoch", -1).build()), ErrorCode.INVALID_TOKEN);
    assertRefused(SIGNER.sign(good().claim("grants", "all").build()), ErrorCode.INVALID_TOKEN);
    assertRefused("", ErrorCode.INVALID_TOKEN);
    assertRefused("a.b.c", ErrorCode.INVALID_TOKEN);
    assertRefused("x".repeat(5_000), ErrorCode.INVALID_TOKEN);
  }

  @Test
  void onlyATruePlainGrantCounts() {
    var odd = good().claim("grants", Map.of("plain", "yes")).build();
    assertThat(verified(SIGNER.sign(odd)).plain()).isFalse();
  }

  private static JWTClaimsSet.Builder good() {
    return TestTokens.claims("media-03", "stage", 7, "ann");
  }

  private JoinGrant verified(String token) {
    var grant = tokens.read(token);
    tokens.requireThisHost(grant);
    tokens.requireUnexpired(grant);
    return grant;
  }

  private void assertRefused(String token, ErrorCode code) {
    assertThatThrownBy(() -> verified(token))
        .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
