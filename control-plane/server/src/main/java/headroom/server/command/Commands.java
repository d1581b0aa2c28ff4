// SPDX-License-Identifier: Apache-2.0
package headroom.server.command;

import headroom.operations.HeadroomException;
import headroom.persistence.DatabaseErrors;
import headroom.persistence.backup.BackupRefusedException;
import headroom.server.config.ConfigurationFault;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** What the program does instead of serving when its first argument is the name of a command. */
public final class Commands {
  /** Why, in the audit. */
  static final String REASON = "asked for on the command line";

  private static final String HELP = "--help";
  private static final String PROGRAM = "headroom-control-plane: ";

  private static final String USAGE =
      """
      headroom-control-plane                  serves
      headroom-control-plane backup FILE      writes the whole database into a new file, while a server runs or not
      headroom-control-plane restore FILE     fills an empty database from such a file; no server may run
      headroom-control-plane mark-restored    tells the database that it was restored by other means: pg_restore,
                                              a base backup, a snapshot of a machine; no server may run
      headroom-control-plane enrol-token HOST [GROUP]
                                              makes a one-time token that lets a host in, while a server runs; prints
                                              it alone on standard output, and what belongs to it on standard error.
                                              Without GROUP: the one that the host is of, "default" for a new one
      headroom-control-plane rotate-join-keys [leaked]
                                              makes a new key for join tokens and invitations, while a server runs or
                                              not; used from the next start on. What was signed before stays good
                                              until it ends, so the next rotation is refused (75) for 25 hours.
                                              leaked: at once, and nothing of before stays good

        --config FILE      settings, as for serving: a command finds its database by them
        --KEY=VALUE        a single setting
        --check-config     reads the settings and says what is wrong with them
        --version          versions of this program and of Java

      A backup holds secrets: it is readable by its owner only, and one that others may read is not restored. The file
      agents.key is not in it and has to be kept apart. Exit codes: 0 done, 1 done but the audit was changed, 64 wrong
      use or name, 65 the file is no good backup, 66 there is no such file, 70 it failed otherwise, 73 the file is there
      already or the database is not empty, 74 a file could not be written or read, 75 the database is away or it is
      too early for another key, 77 others may read the file or the host is locked, 78 a setting is wrong, a server runs
      or none has run yet. See docs/backup.md, docs/certificates.md, docs/access.md.
      """;

  /** The exit code of one that failed in a way that nobody expects. */
  public static final int FAILED = ExitCode.FAILED;

  private Commands() {}

  /**
   * Whether a command line asks for one, or for help. Whoever mistypes a command does not want to
   * serve: on an empty folder that would make a fleet of its own.
   */
  public static boolean isAskedForBy(String... arguments) {
    return Arrays.asList(arguments).contains(HELP) || !words(arguments).isEmpty();
  }

  /** What is no setting. */
  private static List<String> words(String... arguments) {
    return Arrays.stream(arguments).filter(argument -> !argument.startsWith("--")).toList();
  }

  /**
   * Carries it out.
   *
   * @param release this program's version
   * @return the process's exit code
   */
  public static int run(String release, String... arguments) {
    if (Arrays.asList(arguments).contains(HELP)) {
      System.out.print(USAGE);
      return ExitCode.DONE;
    }
    try {
      return carryOut(release, arguments);
    } catch (CommandRefusedException e) {
      return told(e.exitCode(), e);
    } catch (BackupRefusedException e) {
      return told(
          switch (e.why()) {
            case FILE -> ExitCode.BAD_FILE;
            case DATABASE -> ExitCode.CANT_CREATE;
            case SETTINGS -> ExitCode.BAD_CONFIGURATION;
          },
          e);
    } catch (ConfigurationFault e) {
      return told(ExitCode.BAD_CONFIGURATION, e);
    } catch (HeadroomException e) {
      return told(ExitCode.of(e.code()), e);
    } catch (SQLException e) {
      return told(e);
    } catch (IOException e) {
      // The driver tells so of what the database refuses in the midst of rows.
      return e.getCause() instanceof SQLException refused ? told(refused) : told(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return told(ExitCode.FAILED, e);
    }
  }

  private static int told(SQLException e) {
    if (DatabaseErrors.isRefused(e)) {
      System.err.println(
          PROGRAM
              + e.getMessage()
              + " (headroom.database.url, .user or .owner, and the password's file)");
      return ExitCode.BAD_CONFIGURATION;
    }
    return told(DatabaseErrors.isAway(e) ? ExitCode.UNAVAILABLE : ExitCode.FAILED, e);
  }

  private static int told(IOException e) {
    // Such a message is the path alone.
    System.err.println(PROGRAM + (e instanceof FileSystemException ? e : e.getMessage()));
    return ExitCode.IO_ERROR;
  }

  private static int told(int exitCode, Exception why) {
    System.err.println(PROGRAM + why.getMessage());
    return exitCode;
  }

  private static int carryOut(String release, String... arguments)
      throws CommandRefusedException,
          BackupRefusedException,
          SQLException,
          IOException,
          InterruptedException {
    Work work = work(words(arguments));
    return work.with(
        CommandSettings.read(
            release,
            Arrays.stream(arguments)
                .filter(argument -> argument.startsWith("--"))
                .toArray(String[]::new)));
  }

  /** A command with its words, which waits for the settings. */
  @FunctionalInterface
  private interface Work {
    int with(CommandSettings settings)
        throws CommandRefusedException,
            BackupRefusedException,
            SQLException,
            IOException,
            InterruptedException;
  }

  private static Work work(List<String> words) throws CommandRefusedException {
    String name = words.getFirst();
    List<String> rest = words.subList(1, words.size());
    return switch (name) {
      case "backup" -> {
        Path file = file(name, rest);
        yield settings -> Backup.run(file, settings);
      }
      case "restore" -> {
        Path file = file(name, rest);
        yield settings -> Restore.run(file, settings);
      }
      case "mark-restored" -> {
        require(rest.isEmpty(), name + " takes no file");
        yield Restore::mark;
      }
      case "enrol-token" -> {
        require(rest.size() == 1 || rest.size() == 2, name + " takes a host and maybe its group");
        String group = rest.size() == 2 ? rest.getLast() : null;
        yield settings -> EnrolToken.run(rest.getFirst(), group, settings);
      }
      case "rotate-join-keys" -> {
        boolean leaked = rest.equals(List.of("leaked"));
        require(leaked || rest.isEmpty(), name + " takes nothing, or the word leaked");
        yield settings -> RotateJoinKeys.run(leaked, settings);
      }
      default ->
          throw new CommandRefusedException(
              ExitCode.USAGE, "There is no command " + name + "; see " + HELP + ".");
    };
  }

  private static Path file(String name, List<String> rest) throws CommandRefusedException {
    require(rest.size() == 1, name + " takes one file");
    return Path.of(rest.getFirst()).toAbsolutePath().normalize();
  }

  private static void require(boolean right, String otherwise) throws CommandRefusedException {
    if (!right) {
      throw new CommandRefusedException(ExitCode.USAGE, otherwise + "; see " + HELP + ".");
    }
  }
}
