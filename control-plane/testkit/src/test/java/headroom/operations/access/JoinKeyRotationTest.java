// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

import static headroom.operations.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import headroom.operations.ErrorCode;
import headroom.operations.access.JoinKeyRotation.Rotated;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditQuery;
import headroom.operations.audit.RefusedActs;
import headroom.operations.room.JoinGrants;
import headroom.operations.room.WantedRoom;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.testkit.TurnableClock;
import headroom.testkit.memory.InMemoryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JoinKeyRotationTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final WorkerId HERE = new WorkerId(new HostId("media-02"), 3);
  private static final RoomId STANDUP = new RoomId("standup");

  private final TurnableClock clock = new TurnableClock(NOW);
  private final InMemoryDatabase database = new InMemoryDatabase();
  private final JoinKeyRotation rotation =
      new JoinKeyRotation(database.signingKeys(), new RefusedActs(database.audit(), clock), clock);

  @Test
  void afterARestartTheNewKeySignsAndWhatTheOldOneSignedStaysGood() throws Exception {
    JoinTokens before = start();
    String old = token(before);
    String invitation = before.signInvitation(STANDUP, NOW.plusSeconds(3600));
    byte[] secret = before.secretFor("pipes");
    Rotated rotated = rotate();
    assertThat(rotated.ended()).isEmpty();
    assertThat(key(token(before))).isEqualTo(key(old));

    JoinTokens after = start();
    assertThat(key(token(after))).isEqualTo(rotated.key()).isNotEqualTo(key(old));
    assertThat(accepts(after, token(after))).isTrue();
    assertThat(accepts(after, old)).isTrue();
    assertThat(after.roomOfInvitation(invitation)).isEqualTo(STANDUP);
    assertThat(after.secretFor("pipes")).isEqualTo(secret);
    assertThat(after.publicKeys()).doesNotContain("\"d\"");
  }

  @Test
  void aSecondRotationTakesTheFirstKeyOutOfUseAndKeepsTheSecrets() throws Exception {
    JoinTokens first = start();
    String invitation = first.signInvitation(STANDUP, NOW.plus(Duration.ofDays(30)));
    rotate();
    String second = token(start());
    clock.advance(Duration.ofHours(25));
    assertThat(rotate().ended()).containsExactly(key(token(first)));
    JoinTokens third = start();
    assertThat(accepts(third, token(first))).isFalse();
    assertThat(accepts(third, second)).isTrue();
    assertThat(accepts(third, token(third))).isTrue();
    assertRefused(ErrorCode.UNAUTHENTICATED, () -> third.roomOfInvitation(invitation));
    assertThat(third.secretFor("pipes")).isEqualTo(first.secretFor("pipes"));
  }

  @Test
  void theNextRotationWaitsUntilWhatTheFormerKeySignedHasEnded() {
    start();
    rotate();
    clock.advance(Duration.ofDays(2));
    assertRefused(ErrorCode.ROTATION_RUNNING, this::rotate).contains("was started since");
    start();
    clock.advance(Duration.ofHours(25).minusSeconds(1));
    assertRefused(ErrorCode.ROTATION_RUNNING, this::rotate).contains("until 2026-11-25T13:00:00Z");
    // A later start does not count anew.
    start();
    clock.advance(Duration.ofSeconds(1));
    rotate();
    assertThat(written())
        .extracting(AuditEntry::result)
        .containsExactly("DONE", "ROTATION_RUNNING", "ROTATION_RUNNING", "DONE");
  }

  @Test
  void ofALeakedKeyNothingOfBeforeIsAcceptedAndNobodyIsWaitedFor() throws Exception {
    JoinTokens first = start();
    rotate();
    JoinTokens second = start();
    Rotated rotated = rotation.rotate(true, "leaked", "ops");
    assertThat(rotated.ended()).containsExactly(key(token(second)), key(token(first)));
    JoinTokens third = start();
    assertThat(key(token(third))).isEqualTo(rotated.key());
    assertThat(accepts(third, token(third))).isTrue();
    assertThat(accepts(third, token(second))).isFalse();
    assertThat(accepts(third, token(first))).isFalse();
    assertThat(third.secretFor("pipes")).isEqualTo(first.secretFor("pipes"));
    assertThat(written().getLast().after())
        .containsEntry("key", rotated.key())
        .containsEntry("ended", String.join(" ", rotated.ended()));
  }

  @Test
  void aKeyOfAMachineWhoseClockIsBehindIsTheNewestAllTheSame() throws Exception {
    start();
    clock.jump(Duration.ofMinutes(-5));
    Rotated rotated = rotate();
    assertThat(key(token(start()))).isEqualTo(rotated.key());
  }

  @Test
  void withoutTheDatabaseNothingIsRotated() {
    start();
    database.goesAway();
    assertRefused(ErrorCode.DATABASE_UNAVAILABLE, this::rotate);
    database.comesBack();
    assertThat(database.signingKeys().all()).hasSize(1);
  }

  private JoinTokens start() {
    return JoinTokens.open(database.signingKeys(), clock);
  }

  private Rotated rotate() {
    return rotation.rotate(false, "yearly", "ops");
  }

  private String token(JoinTokens tokens) {
    return tokens.sign(
        new WantedRoom(STANDUP, HERE, 2, 4, NOW, "somebody"),
        HERE,
        new ParticipantId("alice"),
        clock.instant().plusSeconds(60),
        new JoinGrants(false, true));
  }

  private static String key(String token) throws Exception {
    return SignedJWT.parse(token).getHeader().getKeyID();
  }

  /** Whether agents that know these keys take it. */
  private static boolean accepts(JoinTokens keys, String token) throws Exception {
    JWK key = JWKSet.parse(keys.publicKeys()).getKeyByKeyId(key(token));
    return key != null && SignedJWT.parse(token).verify(new ECDSAVerifier(key.toECKey()));
  }

  /** Oldest first. */
  private List<AuditEntry> written() {
    return database.audit().find(AuditQuery.NEWEST).reversed().stream()
        .map(record -> record.entry())
        .toList();
  }
}
