// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.dashboard.DashboardTest;
import headroom.operations.access.Caller;
import headroom.operations.access.Guard;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The navigation offers what its reader may see. */
final class SideBarTest extends DashboardTest {
  @ParameterizedTest
  @CsvSource({
    "VIEWER, false, false",
    "OPERATOR, true, false",
    "ADMIN, true, true",
    "AUDITOR, true, true"
  })
  void pagesThatOneMayNotSeeAreNotOffered(Role role, boolean audit, boolean access) {
    Caller somebody = new Caller("somebody", role, Scope.fleet());
    String offered =
        new SideBar(
                SURROUNDINGS,
                new SignedIn(() -> somebody, new Guard(() -> somebody, fleet), () -> {}))
            .getElement()
            .getTextRecursively();
    assertThat(offered).contains("Fleet", "Rooms", "Operations", "Policies");
    assertThat(offered.contains("Audit")).isEqualTo(audit);
    assertThat(offered.contains("Access")).isEqualTo(access);
  }
}
