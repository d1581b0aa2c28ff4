// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import headroom.operations.fleet.HostState;
import headroom.planning.WorkerId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FleetQueryTest {
  @Test
  void whatALinkSaysComesBackUnchanged() {
    FleetQuery query = new FleetQuery(HostState.STALE, WorkerId.parse("media-03/w5"), true);
    assertThat(FleetQuery.parse(query.toParameters())).isEqualTo(query);
  }

  @Test
  void defaultsAreLeftOut() {
    assertThat(new FleetQuery(null, null, false).toParameters().getParameters()).isEmpty();
  }

  @Test
  void whatCanNotBeReadIsTakenForTheDefault() {
    FleetQuery query =
        FleetQuery.parse(
            QueryParameters.simple(
                Map.of("state", "BROKEN", "worker", "<script>", "view", "hologram")));
    assertThat(query).isEqualTo(new FleetQuery(null, null, false));
  }
}
