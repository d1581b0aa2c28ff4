// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditLog;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.AuditQuery;
import headroom.operations.enrolment.AuthorityStore;
import headroom.operations.enrolment.AuthorityStore.StoredAuthority;
import headroom.operations.enrolment.EnrolmentStore;
import headroom.operations.enrolment.EnrolmentToken;
import headroom.operations.enrolment.HostCertificate;
import headroom.operations.enrolment.HostIdentity;
import headroom.operations.enrolment.HostIdentity.State;
import headroom.operations.fleet.HostRecord;
import headroom.operations.fleet.HostStore;
import headroom.operations.room.RoomStore;
import headroom.operations.room.WantedPlan;
import headroom.operations.room.WantedRoom;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of tokens, identities and authorities promises. */
public abstract class EnrolmentStoreContract {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
  private static final HostId MEDIA_3 = new HostId("media-03");
  private static final HostId MEDIA_4 = new HostId("media-04");

  /** The stores of a database without rows. */
  protected abstract Stores empty();

  /** Of one database. */
  public record Stores(
      EnrolmentStore enrolment,
      AuthorityStore authorities,
      HostStore hosts,
      RoomStore rooms,
      AuditLog audit) {
    List<String> acts() {
      return audit.find(AuditQuery.NEWEST).stream().map(act -> act.entry().act()).toList();
    }
  }

  @Test
  void aTokenIsFoundByItsDigestOnly() {
    Stores stores = empty();
    EnrolmentToken token = token(MEDIA_3, NOW);
    stores.enrolment().issue(token, digest('a'), act("enrolment.issue"));
    assertThat(stores.enrolment().token(digest('a'))).contains(token);
    assertThat(stores.enrolment().token(digest('b'))).isEmpty();
    assertThat(stores.enrolment().token(token.id())).contains(token);
    assertThat(stores.acts()).containsExactly("enrolment.issue");
  }

  @Test
  void theNextTokenOfAHostCancelsTheOneThatWaits() {
    Stores stores = empty();
    EnrolmentToken first = token(MEDIA_3, NOW);
    EnrolmentToken other = token(MEDIA_4, NOW.plusSeconds(1));
    EnrolmentToken second = token(MEDIA_3, NOW.plusSeconds(2));
    stores.enrolment().issue(first, digest('a'), act("enrolment.issue"));
    stores.enrolment().issue(other, digest('b'), act("enrolment.issue"));
    stores.enrolment().issue(second, digest('c'), act("enrolment.issue"));
    Instant now = NOW.plusSeconds(3);
    assertThat(stores.enrolment().tokens(NOW))
        .extracting(token -> token.id(), token -> token.state(now))
        .containsExactly(
            tuple(second.id(), EnrolmentToken.State.WAITING),
            tuple(other.id(), EnrolmentToken.State.WAITING),
            tuple(first.id(), EnrolmentToken.State.CANCELLED));
    assertThat(stores.enrolment().tokens(NOW.plusSeconds(2))).containsExactly(second);
  }

  @Test
  void ofTokensForOneHostThatAreIssuedAtOnceOneWaits() throws Exception {
    Stores stores = empty();
    int many = 6;
    CyclicBarrier together = new CyclicBarrier(many);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> issuing =
          IntStream.range(0, many)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            together.await();
                            stores
                                .enrolment()
                                .issue(
                                    token(MEDIA_3, NOW.plusMillis(i)),
                                    digest((char) ('a' + i)),
                                    act("enrolment.issue"));
                            return true;
                          }))
              .toList();
      for (Future<Boolean> each : issuing) {
        assertThat(each.get()).isTrue();
      }
    }
    assertThat(stores.enrolment().tokens(NOW))
        .hasSize(many)
        .filteredOn(token -> token.cancelledAt() == null)
        .hasSize(1);
    assertThat(stores.acts()).hasSize(many);
  }

  @Test
  void aTokenIsCancelledWhileItWaits() {
    Stores stores = empty();
    EnrolmentToken token = token(MEDIA_3, NOW);
    stores.enrolment().issue(token, digest('a'), act("enrolment.issue"));
    assertThat(stores.enrolment().cancel(token.id(), NOW.plusSeconds(1), act("enrolment.cancel")))
        .isTrue();
    assertThat(stores.enrolment().cancel(token.id(), NOW.plusSeconds(2), act("enrolment.cancel")))
        .isFalse();
    assertThat(redeem(stores, token, identity(MEDIA_3, 1), NOW.plusSeconds(3))).isFalse();
    assertThat(stores.acts()).containsExactly("enrolment.cancel", "enrolment.issue");
  }

  @Test
  void aTokenIsUsedOnceByItsHostInTime() {
    Stores stores = empty();
    EnrolmentToken token = token(MEDIA_3, NOW);
    stores.enrolment().issue(token, digest('a'), act("enrolment.issue"));
    assertThat(redeem(stores, token, identity(MEDIA_4, 1), NOW.plusSeconds(1))).isFalse();
    assertThat(redeem(stores, token, identity(MEDIA_3, 1), token.expiresAt())).isFalse();
    assertThat(redeem(stores, token, identity(MEDIA_3, 2), NOW.plusSeconds(1))).isFalse();
    assertThat(stores.enrolment().identities()).isEmpty();

    assertThat(redeem(stores, token, identity(MEDIA_3, 1), NOW.plusSeconds(1))).isTrue();
    assertThat(redeem(stores, token, identity(MEDIA_3, 2), NOW.plusSeconds(2))).isFalse();
    assertThat(stores.enrolment().identities()).containsExactly(identity(MEDIA_3, 1));
    assertThat(stores.enrolment().token(token.id()).orElseThrow().state(NOW.plusSeconds(3)))
        .isEqualTo(EnrolmentToken.State.USED);
    assertThat(stores.acts()).containsExactly("enrolment.redeem", "enrolment.issue");
  }

  @Test
  void ofAHundredAtOnceOneUsesAToken() throws Exception {
    Stores stores = empty();
    EnrolmentToken token = token(MEDIA_3, NOW);
    stores.enrolment().issue(token, digest('a'), act("enrolment.issue"));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Boolean> attempt =
          () -> redeem(stores, token, identity(MEDIA_3, 1), NOW.plusSeconds(1));
      List<Future<Boolean>> attempts =
          threads.invokeAll(IntStream.range(0, 100).mapToObj(i -> attempt).toList());
      long won = 0;
      for (Future<Boolean> each : attempts) {
        won += each.get() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    }
    assertThat(stores.acts()).containsExactly("enrolment.redeem", "enrolment.issue");
  }

  @Test
  void anIdentityIsReplacedByItsNextVersionOnly() {
    Stores stores = empty();
    HostIdentity first = identity(MEDIA_3, 1);
    HostIdentity locked = first.in(State.LOCKED, "copied", NOW.plusSeconds(1));
    assertThat(stores.enrolment().change(first, null)).isTrue();
    assertThat(stores.enrolment().change(first, act("again"))).isFalse();
    assertThat(stores.enrolment().change(locked, act("identity.lock"))).isTrue();
    assertThat(stores.enrolment().change(first.shownNow(), act("late"))).isFalse();
    assertThat(stores.enrolment().identity(MEDIA_3)).contains(locked);
    assertThat(stores.enrolment().identity(MEDIA_4)).isEmpty();
    assertThat(stores.acts()).containsExactly("identity.lock");
  }

  @Test
  void ofWhichGroupAHostIsMayBeUnknownAndThenKnown() {
    Stores stores = empty();
    EnrolmentToken token = token(MEDIA_3, null, NOW);
    stores.enrolment().issue(token, digest('a'), act("enrolment.issue"));
    assertThat(stores.enrolment().token(token.id())).contains(token);
    HostIdentity unknown =
        HostIdentity.enrolled(MEDIA_3, null, identity(MEDIA_3, 1).certificate(), null, NOW);
    assertThat(redeem(stores, token, unknown, NOW.plusSeconds(1))).isTrue();
    assertThat(stores.enrolment().identities()).containsExactly(unknown);
    HostIdentity known = unknown.inGroup("eu-2");
    assertThat(stores.enrolment().change(known, act("identity.bind"))).isTrue();
    assertThat(stores.enrolment().identity(MEDIA_3)).contains(known);
    assertThat(known.group()).isEqualTo("eu-2");
  }

  @Test
  void aHostIsRemovedWhenNoOpenRoomHasAPartThere() {
    Stores stores = empty();
    stores.hosts().save(host(MEDIA_3));
    stores.hosts().save(host(MEDIA_4));
    stores.hosts().cordon(new WorkerId(MEDIA_3, 1), true);
    HostIdentity enrolled = identity(MEDIA_3, 1);
    stores.enrolment().change(enrolled, null);
    HostIdentity removed = enrolled.in(State.REMOVED, "", NOW);
    WantedRoom room =
        new WantedRoom(
            new RoomId("daily"),
            new WorkerId(MEDIA_3, 1),
            1,
            4,
            NOW,
            "ops",
            new WantedPlan(1, List.of(), SpeakerLimits.DEFAULT, List.of()));
    stores.rooms().insert(room);
    assertThat(stores.enrolment().remove(MEDIA_3, removed, act("host.remove"))).isFalse();
    assertThat(stores.enrolment().identity(MEDIA_3)).contains(enrolled);

    stores.rooms().close(room.id(), "over", NOW);
    assertThat(stores.enrolment().remove(MEDIA_3, removed, act("host.remove"))).isTrue();
    assertThat(stores.hosts().all()).extracting(HostRecord::id).containsExactly(MEDIA_4);
    assertThat(stores.hosts().cordonedWorkers()).isEmpty();
    assertThat(stores.enrolment().identity(MEDIA_3)).contains(removed);
    assertThat(stores.enrolment().remove(MEDIA_4, null, act("host.remove"))).isTrue();
    assertThat(stores.hosts().all()).isEmpty();
    assertThat(stores.acts()).containsExactly("host.remove", "host.remove");
  }

  @Test
  void oldTokensAreForgotten() {
    Stores stores = empty();
    EnrolmentToken old = token(MEDIA_3, NOW);
    EnrolmentToken young = token(MEDIA_4, NOW.plusSeconds(60));
    stores.enrolment().issue(old, digest('a'), act("enrolment.issue"));
    stores.enrolment().issue(young, digest('b'), act("enrolment.issue"));
    assertThat(stores.enrolment().forget(NOW.plusSeconds(1))).isEqualTo(1);
    assertThat(stores.enrolment().tokens(NOW)).containsExactly(young);
  }

  @Test
  void ofTwoWhoMakeTheSameAuthorityOneDoes() {
    Stores stores = empty();
    assertThat(stores.authorities().all()).isEmpty();
    assertThat(stores.authorities().save(1, authority('1'), null)).isTrue();
    assertThat(stores.authorities().save(1, authority('2'), act("authority.rotate"))).isFalse();
    assertThat(stores.authorities().save(2, authority('3'), act("authority.rotate"))).isTrue();
    assertThat(stores.authorities().all()).containsExactly(authority('1'), authority('3'));
    assertThat(stores.acts()).containsExactly("authority.rotate");
  }

  private static StoredAuthority authority(char pin) {
    return new StoredAuthority(
        digest(pin), "certificate", "sealed", NOW, NOW.plus(Duration.ofHours(24)));
  }

  private static boolean redeem(
      Stores stores, EnrolmentToken token, HostIdentity identity, Instant now) {
    return stores.enrolment().redeem(token.id(), now, identity, act("enrolment.redeem"));
  }

  private static EnrolmentToken token(HostId host, Instant now) {
    return token(host, "eu-1", now);
  }

  private static EnrolmentToken token(HostId host, @Nullable String group, Instant now) {
    return new EnrolmentToken(
        UUID.randomUUID(), host, group, now, "ops", now.plus(EnrolmentToken.LIFETIME), null, null);
  }

  private static HostIdentity identity(HostId host, long version) {
    return new HostIdentity(
        host,
        "eu-1",
        State.ENROLLED,
        "",
        NOW,
        version,
        version,
        new HostCertificate(
            "5eb1a1", version, digest('e'), "der", NOW, NOW.plus(Duration.ofHours(24))),
        "",
        false);
  }

  private static HostRecord host(HostId id) {
    return new HostRecord(
        id,
        "default",
        1,
        false,
        "0.1.0",
        "3.27.1",
        8,
        2,
        1L << 30,
        "ws://a/",
        "http://a/",
        "",
        NOW);
  }

  private static String digest(char digit) {
    return String.valueOf(digit).repeat(64);
  }

  private static AuditEntry act(String name) {
    return AuditEntry.done(
        NOW,
        "ops",
        name,
        new AuditObject(AuditObject.Kind.HOST, "media-03"),
        "",
        Map.of(),
        Map.of());
  }
}
