// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import headroom.operations.fleet.HostRecord;
import headroom.planning.HostId;
import java.time.Instant;

/** A host as the database keeps it, of which no agent comes. */
final class SavedHost {
  private SavedHost() {}

  static HostRecord named(String name) {
    return new HostRecord(
        new HostId(name),
        "local",
        1,
        false,
        "0.1.0",
        "3.27.1",
        2,
        2,
        8L << 30,
        "ws://127.0.0.1:4443/",
        "http://127.0.0.1:4443/",
        "127.0.0.1:4444",
        Instant.parse("2026-11-22T10:00:00Z"));
  }
}
