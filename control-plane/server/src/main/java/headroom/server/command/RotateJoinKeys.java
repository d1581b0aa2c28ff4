// SPDX-License-Identifier: Apache-2.0
package headroom.server.command;

import headroom.operations.access.JoinKeyRotation;
import headroom.operations.access.JoinKeyRotation.Rotated;
import headroom.operations.audit.Act;
import headroom.operations.audit.RefusedActs;
import headroom.persistence.Database;
import headroom.persistence.PostgresAuditLog;
import headroom.persistence.PostgresSigningKeys;
import headroom.server.database.DatabaseDoor;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;

/**
 * Makes a new key for join tokens and invitations, and says what that means for those of before.
 */
final class RotateJoinKeys {
  private RotateJoinKeys() {}

  /**
   * @param leaked whether nothing of before may be accepted any more
   */
  static int run(boolean leaked, CommandSettings settings)
      throws CommandRefusedException, SQLException, IOException, InterruptedException {
    try (DatabaseDoor door = DatabaseDoor.beside(settings.database(), settings.server())) {
      Database database = CurrentDatabase.behind(door);
      Clock clock = Clock.systemUTC();
      Rotated rotated =
          new JoinKeyRotation(
                  new PostgresSigningKeys(database),
                  new RefusedActs(new PostgresAuditLog(database), clock),
                  clock)
              .rotate(leaked, Commands.REASON, Act.HEADROOM);
      System.out.println(
          "Made: key " + rotated.key() + " for join tokens and invitations, in " + door.place());
      System.out.println(leaked ? whatEnds() : whatStays(rotated));
      System.out.println(
          "Next: restart the control planes, one after the other and within an hour: each one uses it"
              + " from its start on. Until all have, links of those that have may be refused by the others.");
    }
    return ExitCode.DONE;
  }

  private static String whatStays(Rotated rotated) {
    return "What was signed before stays good until it ends."
        + (rotated.ended().isEmpty()
            ? ""
            : " The key " + rotated.ended().getFirst() + " is out of use.");
  }

  private static String whatEnds() {
    return "From the restart on nothing is good that was signed before: links and tokens that are under"
        + " way, and those by which people in calls would come back after a break. Calls go on; who is"
        + " refused asks the application for a new link. Agents that are away learn of it when they"
        + " are back.";
  }
}
