// SPDX-License-Identifier: Apache-2.0
package headroom.server.command;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Caller;
import headroom.operations.access.Guard;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import headroom.operations.audit.Act;
import headroom.operations.audit.RefusedActs;
import headroom.operations.enrolment.Authorities;
import headroom.operations.enrolment.Enrolment;
import headroom.operations.enrolment.EnrolmentStore;
import headroom.operations.enrolment.Identities;
import headroom.operations.enrolment.IssuedToken;
import headroom.operations.fleet.FleetDiff;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.FleetPicture.DatabaseState;
import headroom.operations.fleet.FleetPictures;
import headroom.persistence.Database;
import headroom.persistence.PostgresAuditLog;
import headroom.persistence.PostgresAuthorityStore;
import headroom.persistence.PostgresEnrolmentStore;
import headroom.planning.HostId;
import headroom.server.config.AgentTransport;
import headroom.server.config.AgentsKeyFile;
import headroom.server.config.ConfigurationFault;
import headroom.server.database.DatabaseDoor;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a one-time token that lets a host in. Standard output has the token and nothing else, for
 * scripts; what people want to know besides is told on standard error.
 */
final class EnrolToken {
  /** Whoever may read the database and the key file may do all of this anyway. */
  private static final Caller CALLER = new Caller(Act.HEADROOM, Role.ADMIN, Scope.fleet());

  private EnrolToken() {}

  /**
   * @param group null for the one that the host is of
   */
  static int run(String host, @Nullable String group, CommandSettings settings)
      throws CommandRefusedException, SQLException, IOException, InterruptedException {
    HostId id = host(host);
    AgentTransport transport = settings.transport();
    PrintStream answer = System.out;
    // What a library logs is no answer.
    System.setOut(System.err);
    try (DatabaseDoor door = DatabaseDoor.beside(settings.database(), settings.server())) {
      Database database = CurrentDatabase.behind(door);
      Enrolment enrolment = enrolment(database, transport, settings);
      tell(enrolment.issue(id, group, Commands.REASON, Act.HEADROOM), enrolment, answer);
    } finally {
      System.setOut(answer);
    }
    return ExitCode.DONE;
  }

  private static HostId host(String name) {
    try {
      return new HostId(name);
    } catch (IllegalArgumentException e) {
      throw new HeadroomException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
    }
  }

  private static Enrolment enrolment(
      Database database, AgentTransport transport, CommandSettings settings)
      throws CommandRefusedException {
    Clock clock = Clock.systemUTC();
    EnrolmentStore store = new PostgresEnrolmentStore(database);
    PostgresAuditLog audit = new PostgresAuditLog(database);
    return new Enrolment(
        store,
        transport.mutualTls() ? authorities(database, settings, clock) : null,
        new Identities(store, audit, clock, Runnable::run),
        settings.agents().enrolment(transport.reachableAt()),
        new Guard(() -> CALLER, new NoPictures()),
        new RefusedActs(audit, clock),
        clock);
  }

  /** Those that are there: the first one is for a control plane to make. */
  private static Authorities authorities(Database database, CommandSettings settings, Clock clock)
      throws CommandRefusedException {
    PostgresAuthorityStore store = new PostgresAuthorityStore(database);
    if (store.all().isEmpty()) {
      throw new CommandRefusedException(
          ExitCode.BAD_CONFIGURATION,
          "There is no authority for agents yet. Start the control plane once with these settings.");
    }
    try {
      return Authorities.open(
          store, AgentsKeyFile.open(settings.agents().keyPath(settings.server()), false), clock);
    } catch (HeadroomException e) {
      if (e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
        throw e;
      }
      throw new ConfigurationFault("headroom.agents.key-file", String.valueOf(e.getMessage()), e);
    }
  }

  private static void tell(IssuedToken issued, Enrolment enrolment, PrintStream answer) {
    answer.println(issued.secret());
    System.err.println(
        """
        Token: for host %s of group %s, once, until %s
        Control plane: %s, pin %s
        Next: on the host, as the user that its agent runs as:
          %s"""
            .formatted(
                issued.token().host(),
                issued.token().group(),
                issued.token().expiresAt(),
                issued.address(),
                issued.pin(),
                command(issued, enrolment)));
    if (issued.replaces()) {
      System.err.println(
          "The host is enrolled already: its certificates end when the token is used.");
    }
  }

  /** Without the secret, which is on standard output: errors are kept in logs. */
  private static String command(IssuedToken issued, Enrolment enrolment) {
    return issued.command(enrolment.settings().program()).replace(issued.secret(), "TOKEN");
  }

  /** Nobody is limited to host groups here, so nobody asks which host is of which. */
  private static final class NoPictures implements FleetPictures {
    @Override
    public FleetPicture current() {
      return new FleetPicture(0, Instant.EPOCH, List.of(), Map.of(), DatabaseState.AVAILABLE);
    }

    @Override
    public Subscription subscribe(BiConsumer<FleetPicture, FleetDiff> listener) {
      return () -> {};
    }
  }
}
