// SPDX-License-Identifier: Apache-2.0
package headroom.testkit;

import headroom.operations.access.CallerSource;
import headroom.operations.access.Guard;
import headroom.operations.access.Keys;
import headroom.operations.access.Users;
import headroom.operations.audit.RefusedActs;
import headroom.operations.fleet.FleetPictures;
import headroom.testkit.memory.InMemoryDatabase;
import java.time.Clock;

/** All that lets people and programs in, over a database in memory. */
public record AccessDesk(Guard guard, Users users, Keys keys, PlainCredentials credentials) {
  /**
   * One of a fleet.
   *
   * @param callers who asks
   * @param pictures tell which host belongs to which group
   */
  public static AccessDesk on(
      InMemoryDatabase database, CallerSource callers, FleetPictures pictures, Clock clock) {
    Guard guard = new Guard(callers, pictures);
    RefusedActs refused = new RefusedActs(database.audit(), clock);
    PlainCredentials credentials = new PlainCredentials();
    return new AccessDesk(
        guard,
        new Users(database.operators(), database.apiKeys(), credentials, guard, refused, clock),
        new Keys(database.apiKeys(), database.operators(), credentials, guard, refused, clock),
        credentials);
  }
}
