// SPDX-License-Identifier: Apache-2.0
package headroom.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import headroom.persistence.ApplicationRole;
import headroom.persistence.Database;
import headroom.persistence.Migrations;
import headroom.persistence.ServedDatabase;
import headroom.server.config.ConfigurationFault;
import headroom.server.config.DatabaseSettings;
import headroom.server.config.ServerSettings;
import headroom.server.config.UserFolders;
import java.io.IOException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The database with the schema of this version. */
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWiring.class);

  /** How long a request waits for a connection before it is told that the database is away. */
  private static final long CONNECTION_TIMEOUT_MS = 3_000;

  /** An external database that is just restarting may hold a start up this long. */
  private static final long START_PATIENCE_MS = 30_000;

  static final class Embedded implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return context.getEnvironment().getProperty("headroom.database.url", "").isEmpty();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Conditional(Embedded.class)
  static class EmbeddedWiring {
    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(ServerSettings settings)
        throws IOException, InterruptedException {
      return EmbeddedPostgres.start(settings.dataFolder(), UserFolders.cache());
    }
  }

  @Bean
  DatabaseAddress databaseAddress(DatabaseSettings settings, @Nullable EmbeddedPostgres embedded) {
    String url = settings.url();
    return embedded != null
        ? embedded.forTheApplication()
        : new DatabaseAddress(url == null ? "" : url, settings.user(), settings.password());
  }

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(DatabaseAddress address, DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("headroom");
    config.setJdbcUrl(address.url());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(settings.poolSize());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
    config.setInitializationFailTimeout(START_PATIENCE_MS);
    config.setConnectionInitSql(ServedDatabase.naming(ServedDatabase.SERVER));
    config.addDataSourceProperty("connectTimeout", "3");
    // A link that swallows packets must not hold a thread for ever.
    config.addDataSourceProperty("socketTimeout", "30");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    return new HikariDataSource(config);
  }

  @Bean
  Database database(
      DataSource dataSource,
      DatabaseAddress address,
      DatabaseSettings settings,
      @Nullable EmbeddedPostgres embedded) {
    DatabaseAddress owner = owner(address, settings, embedded);
    if (owner == null) {
      Migrations.run(dataSource);
      if (ApplicationRole.canChangeAudit(dataSource)) {
        LOG.warn(
            "The database's user {} owns the audit, so it is kept from changes by a trigger only."
                + " Give it an owner of its own: headroom.database.owner",
            address.user());
      }
    } else {
      prepare(owner, address.user());
    }
    return new Database(dataSource);
  }

  private static @Nullable DatabaseAddress owner(
      DatabaseAddress address, DatabaseSettings settings, @Nullable EmbeddedPostgres embedded) {
    if (embedded != null) {
      return embedded.forItsOwner();
    }
    String owner = settings.owner();
    return owner == null || owner.isEmpty()
        ? null
        : new DatabaseAddress(address.url(), owner, settings.ownerPassword());
  }

  /** What takes the owner's rights; its connections end with it. */
  private static void prepare(DatabaseAddress owner, String user) {
    DataSource connections = owner.dataSource();
    Migrations.run(connections);
    try {
      ApplicationRole.grant(connections, user);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationFault(
          "headroom.database.user",
          "The role " + user + " can change the audit: it is a superuser, or belongs to the owner.",
          e);
    }
  }

  @Bean(destroyMethod = "close")
  DatabaseProbe databaseProbe(DatabaseAddress address) {
    return new DatabaseProbe(address);
  }
}
