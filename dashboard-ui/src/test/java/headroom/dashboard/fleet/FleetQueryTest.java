// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import headroom.dashboard.live.SortedBy;
import headroom.operations.fleet.HostState;
import headroom.planning.WorkerId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FleetQueryTest {
  @Test
  void whatALinkSaysComesBackUnchanged() {
    FleetQuery query =
        new FleetQuery(
            HostState.STALE,
            WorkerId.parse("media-03/w5"),
            true,
            Optional.of(new SortedBy("cpu", true)));
    assertThat(FleetQuery.parse(query.toParameters())).isEqualTo(query);
  }

  @Test
  void defaultsAreLeftOut() {
    assertThat(FleetQuery.DEFAULT.toParameters().getParameters()).isEmpty();
  }

  @Test
  void whatCanNotBeReadIsTakenForTheDefault() {
    FleetQuery query =
        FleetQuery.parse(
            QueryParameters.simple(
                Map.of("state", "BROKEN", "worker", "<script>", "view", "hologram", "sort", "")));
    assertThat(query).isEqualTo(FleetQuery.DEFAULT);
  }
}
