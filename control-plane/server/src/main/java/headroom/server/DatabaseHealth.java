// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import headroom.operations.fleet.FleetPicture.DatabaseState;
import headroom.operations.fleet.FleetPictures;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Part of readiness only: a restart of this server would not bring the database back. */
@Component("databaseHealthIndicator")
final class DatabaseHealth implements HealthIndicator {
  private final FleetPictures pictures;

  DatabaseHealth(FleetPictures pictures) {
    this.pictures = pictures;
  }

  @Override
  public Health health() {
    return pictures.current().database() == DatabaseState.AVAILABLE
        ? Health.up().build()
        : Health.down().build();
  }
}
