// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import headroom.operations.access.Caller;
import headroom.operations.access.Guard;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditQuery;
import headroom.operations.audit.AuditRecord;
import headroom.operations.audit.RefusedActs;
import headroom.planning.HostId;
import headroom.testkit.TestKeys;
import headroom.testkit.World;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;

/** A control plane that enrols hosts. */
final class EnrolmentWorld {
  static final HostId MEDIA_3 = new HostId("media-03");
  private static final KeySeal SEAL = new KeySeal(new byte[KeySeal.KEY_BYTES]);

  final World world = new World();

  /** Who asks. */
  Caller caller = new Caller("ops", Role.ADMIN, Scope.fleet());

  final Guard guard = new Guard(() -> caller, world.ticker());
  final EnrolmentStore store = world.database().enrolment();
  final Authorities authorities;
  final Identities identities;
  final Enrolment enrolment;
  final IdentityControl control;

  EnrolmentWorld() {
    this(Duration.ZERO);
  }

  EnrolmentWorld(Duration renewExpired) {
    authorities = Authorities.open(world.database().authorities(), SEAL, world.clock());
    identities = replica();
    enrolment = enrolment(authorities, identities, renewExpired);
    control =
        new IdentityControl(
            store,
            identities,
            world.state().hosts(),
            guard,
            new RefusedActs(world.database().audit(), world.clock()),
            world.clock());
  }

  /** Identities as another replica knows them. */
  Identities replica() {
    return new Identities(store, world.database().audit(), world.clock(), Runnable::run);
  }

  Enrolment enrolment(Authorities by, Identities known, Duration renewExpired) {
    return new Enrolment(
        store,
        by,
        known,
        new EnrolmentSettings(
            "cp.example.org:9090", "headroom-agent", Duration.ofHours(24), renewExpired),
        guard,
        new RefusedActs(world.database().audit(), world.clock()),
        world.clock());
  }

  /** A host gets its first certificate. */
  PresentedCertificate enrol(HostId host) {
    return enrol(host, 1);
  }

  PresentedCertificate enrol(HostId host, long generation) {
    return enrol(host, HostGroup.DEFAULT, generation);
  }

  PresentedCertificate enrol(HostId host, String group, long generation) {
    String token = enrolment.issue(host, group, "", "ops").secret();
    return TestKeys.shown(
        host, generation, enrolment.redeem(token, host, TestKeys.request(TestKeys.p256())));
  }

  /** A host that was enrolled before tokens were for one group, and did not come since. */
  void forgetGroup(HostId host) {
    HostIdentity known = store.identity(host).orElseThrow();
    store.change(
        new HostIdentity(
            host,
            null,
            known.state(),
            known.why(),
            known.changedAt(),
            known.version() + 1,
            known.enrolledGeneration(),
            known.certificate(),
            known.formerSerial(),
            known.shown()),
        null);
    identities.refresh();
  }

  /** A host renews its certificate with a new key. */
  PresentedCertificate renew(PresentedCertificate shown) {
    return renew(shown, TestKeys.p256());
  }

  PresentedCertificate renew(PresentedCertificate shown, KeyPair keys) {
    return TestKeys.shown(
        shown.host(), shown.generation() + 1, enrolment.renew(shown, TestKeys.request(keys)));
  }

  void pass(Duration time) {
    world.clock().advance(time);
  }

  /** Acts and how they ended, newest first. */
  List<String> audit() {
    return world.database().audit().find(AuditQuery.NEWEST).stream()
        .map(AuditRecord::entry)
        .map(entry -> entry.act() + " " + entry.result())
        .toList();
  }

  AuditEntry newestAct() {
    return world.database().audit().find(AuditQuery.NEWEST).getFirst().entry();
  }
}
