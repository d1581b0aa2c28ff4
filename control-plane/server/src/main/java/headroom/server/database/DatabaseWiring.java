// SPDX-License-Identifier: Apache-2.0
package headroom.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import headroom.persistence.Database;
import headroom.persistence.Migrations;
import headroom.server.config.DatabaseSettings;
import headroom.server.config.ServerSettings;
import headroom.server.config.UserFolders;
import java.io.IOException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The database with the schema of this version. */
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {
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
        ? new DatabaseAddress(embedded.url(), embedded.user(), embedded.password())
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
    config.addDataSourceProperty("ApplicationName", "headroom");
    config.addDataSourceProperty("connectTimeout", "3");
    // A link that swallows packets must not hold a thread for ever.
    config.addDataSourceProperty("socketTimeout", "30");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    return new HikariDataSource(config);
  }

  @Bean
  Database database(DataSource dataSource) {
    Migrations.run(dataSource);
    return new Database(dataSource);
  }

  @Bean(destroyMethod = "close")
  DatabaseProbe databaseProbe(DatabaseAddress address) {
    return new DatabaseProbe(address);
  }
}
