// SPDX-License-Identifier: Apache-2.0
package headroom.server.command;

import headroom.persistence.Database;
import headroom.persistence.Migrations;
import headroom.server.database.DatabaseDoor;

/**
 * A database whose tables are those of this release, as stores need them. A command that runs
 * beside control planes changes no table: those of another release may be at work.
 */
final class CurrentDatabase {
  private CurrentDatabase() {}

  static Database behind(DatabaseDoor door) throws CommandRefusedException {
    if (!Migrations.areDone(door.dataSource())) {
      throw new CommandRefusedException(
          ExitCode.BAD_CONFIGURATION,
          "No control plane of this release was started on "
              + door.place()
              + " yet. Start one, then try again.");
    }
    return new Database(door.dataSource());
  }
}
