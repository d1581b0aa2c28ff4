// SPDX-License-Identifier: Apache-2.0
package headroom.agent.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.LockingMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file under all journals of this agent. Each change is handed to the operating system before
 * the call returns, so that a killed agent loses nothing; only a crash of the whole host may lose
 * the last seconds, and then the workers are gone too.
 *
 * <p>The file is locked: a second agent on the same folder is refused.
 */
public final class Journal implements AutoCloseable {
  /** Fields that a newer agent wrote are ignored, so that a downgrade starts. */
  private final JsonMapper json =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          // What an older agent did not write yet is false or 0.
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /** One change at a time: SQLite has one writer anyway, and a change lasts some 30 µs. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Connection connection;

  /** Plans of rooms have secrets in them. */
  private static void keepToOurselves(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(file);
    }
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString("rw-------"));
    }
  }

  private Journal(Connection connection) {
    this.connection = connection;
  }

  /** Opens the journal, which is created if absent. */
  public static Journal open(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      keepToOurselves(file);
      var connection = settings().createConnection("jdbc:sqlite:" + file);
      try {
        // Takes the exclusive lock now rather than at the first change.
        execute(connection, "BEGIN EXCLUSIVE");
        execute(connection, "COMMIT");
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
      return new Journal(connection);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new JournalUnavailableException(file, e);
    }
  }

  /**
   * A write-ahead log that is flushed to disk only at checkpoints: what was committed survives the
   * death of this process, and a power cut leaves an older but sound file.
   *
   * @see <a href="https://www.sqlite.org/pragma.html#pragma_synchronous">synchronous</a>
   */
  private static SQLiteConfig settings() {
    var config = new SQLiteConfig();
    // Before the log's mode: so the index of the log stays in memory, and no other process reads.
    config.setLockingMode(LockingMode.EXCLUSIVE);
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.NORMAL);
    config.setBusyTimeout(0);
    return config;
  }

  <K, V> JournalMap<K, V> map(String name, Class<K> key, Class<V> value) {
    return new JournalMap<>(this, name, key, value, json);
  }

  /** All changes within are kept, or none; may be nested. */
  void atomically(Runnable changes) {
    change(
        connection -> {
          if (lock.getHoldCount() > 1) {
            changes.run();
            return;
          }
          // Said to SQLite itself: after a full disk the driver's own idea of a transaction may
          // lag.
          execute(connection, "BEGIN");
          try {
            changes.run();
            execute(connection, "COMMIT");
          } catch (RuntimeException | SQLException e) {
            undo(connection, e);
            throw e;
          }
        });
  }

  private static void undo(Connection connection, Exception cause) {
    try {
      execute(connection, "ROLLBACK");
    } catch (SQLException e) {
      // SQLite has undone it already when the disk is full or fails.
      cause.addSuppressed(e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Changes something while nobody else does. */
  void change(Change change) {
    read(
        connection -> {
          change.with(connection);
          return connection;
        });
  }

  /** Reads something while nobody changes it. */
  <T> T read(Query<T> query) {
    lock.lock();
    try {
      return query.with(connection);
    } catch (SQLException e) {
      throw new JournalFailedException(e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    change(Connection::close);
  }

  /** Something to change in the database. */
  @FunctionalInterface
  interface Change {
    void with(Connection connection) throws SQLException;
  }

  /** Something to know from the database. */
  @FunctionalInterface
  interface Query<T> {
    T with(Connection connection) throws SQLException;
  }
}
