// SPDX-License-Identifier: Apache-2.0
package headroom.testkit;

import headroom.operations.access.Caller;
import headroom.operations.access.Guard;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import headroom.operations.audit.RefusedActs;
import headroom.operations.enrolment.Authorities;
import headroom.operations.enrolment.Enrolment;
import headroom.operations.enrolment.EnrolmentSettings;
import headroom.operations.enrolment.Identities;
import headroom.operations.enrolment.IdentityControl;
import headroom.operations.enrolment.KeySeal;
import headroom.operations.fleet.FleetState;
import headroom.operations.fleet.FleetTicker;
import headroom.testkit.memory.InMemoryDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;

/** All that enrols hosts, over a database in memory. Agents reach it at cp.example.org:9090. */
public record EnrolmentDesk(Identities identities, Enrolment enrolment, IdentityControl control) {
  /** One that gives certificates. */
  public static EnrolmentDesk on(
      InMemoryDatabase database, FleetState fleet, Clock clock, Executor executor) {
    return of(database, fleet, clock, executor, true);
  }

  /** One of a control plane to which agents come in plain text. */
  public static EnrolmentDesk off(InMemoryDatabase database, FleetState fleet, Clock clock) {
    return of(database, fleet, clock, Runnable::run, false);
  }

  private static EnrolmentDesk of(
      InMemoryDatabase database, FleetState fleet, Clock clock, Executor executor, boolean on) {
    Identities identities = new Identities(database.enrolment(), database.audit(), clock, executor);
    Guard guard =
        new Guard(() -> new Caller("ops", Role.ADMIN, Scope.fleet()), new FleetTicker(fleet));
    RefusedActs refused = new RefusedActs(database.audit(), clock);
    KeySeal seal = new KeySeal(new byte[KeySeal.KEY_BYTES]);
    return new EnrolmentDesk(
        identities,
        new Enrolment(
            database.enrolment(),
            on ? Authorities.open(database.authorities(), seal, clock) : null,
            identities,
            new EnrolmentSettings(
                "cp.example.org:9090", "headroom-agent", Duration.ofHours(24), Duration.ZERO),
            guard,
            refused,
            clock),
        new IdentityControl(
            database.enrolment(), identities, fleet.hosts(), guard, refused, clock));
  }
}
