// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.operations.audit.AuditVerifier;
import headroom.persistence.Database;
import headroom.persistence.PostgresAuditChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole server on a PostgreSQL of an operator's own, whose tables belong to another role. */
@Timeout(120)
final class DatabaseRolesTest {
  private static final String ACT = "{\"name\":\"calls\",\"role\":\"VIEWER\"}";

  @TempDir private Path folder;

  @Test
  void itWorksAsARoleThatCanOnlyAddToTheAudit() throws Exception {
    Path data = folder.resolve("first");
    try (RunningServer first = RunningServer.on(data)) {
      assertThat(first.get("/actuator/health").statusCode()).isEqualTo(200);
      String server = "jdbc:postgresql://127.0.0.1:" + port(data) + "/";
      String mighty = Files.readString(data.resolve("postgresql.password"));
      try (Connection connection =
          DriverManager.getConnection(server + "postgres", "headroom", mighty)) {
        run(connection, "create role keeper login password 'for the owner'");
        run(connection, "create role worker login password 'for the work'");
        run(connection, "create database second owner keeper");
      }
      act(server + "second");

      try (Connection worker =
          DriverManager.getConnection(server + "second", "worker", "for the work")) {
        assertThatThrownBy(() -> run(worker, "update audit set who = 'mallory'"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("permission denied for table audit");
        assertThatThrownBy(() -> run(worker, "alter table audit disable trigger all"))
            .hasMessageContaining("must be owner of table audit");
      }
      // The embedded one is worked on in the same way.
      try (Connection embedded = first.bean(DataSource.class).getConnection()) {
        assertThatThrownBy(() -> run(embedded, "update audit set who = 'mallory'"))
            .hasMessageContaining("permission denied for table audit");
      }
    }
  }

  private void act(String url) throws Exception {
    try (RunningServer second =
        RunningServer.on(
            folder.resolve("second"),
            "--headroom.database.url=" + url,
            "--headroom.database.user=worker",
            "--headroom.database.password-file=" + file("worker", "for the work"),
            "--headroom.database.owner=keeper",
            "--headroom.database.owner-password-file=" + file("keeper", "for the owner"))) {
      String key = second.apiKey();
      assertThat(second.api("POST", "/keys", key, ACT).statusCode()).isEqualTo(201);
      assertThat(second.api("GET", "/audit", key, "").body()).contains("calls");
      assertThat(
              new AuditVerifier(new PostgresAuditChain(second.bean(Database.class)))
                  .verify(Optional.empty())
                  .intact())
          .isTrue();
    }
  }

  private Path file(String name, String password) throws IOException {
    return Files.writeString(folder.resolve(name), password + "\n");
  }

  private static String port(Path data) throws IOException {
    return Files.readAllLines(data.resolve("postgresql/postmaster.pid")).get(3).strip();
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
