// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import headroom.dashboard.DashboardTest;
import headroom.dashboard.world.Worlds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorPagesTest extends DashboardTest {
  private List<String> links() {
    return within(element("data-missing", "true").orElseThrow())
        .filter(element -> !element.isTextNode() && element.getTag().equals("a"))
        .map(element -> element.getAttribute("href"))
        .toList();
  }

  @Test
  void anAddressWithoutPageKeepsTheShellAndLeadsBack() {
    become(Worlds.fourInOneRoom().picture());
    open("nowhere/<b>at</b>/all");
    assertThat(text()).contains("No such page", "“/nowhere/<b>at</b>/all”", "Ctrl K");
    assertThat(links()).containsExactly(".", "rooms");
    assertThat(figure("aria-label", "Hosts by state", "hosts-live")).isEqualTo("1");
    assertThat(visible(element -> "page".equals(element.getAttribute("aria-current")))).isEmpty();
  }

  @Test
  void anAddressWithoutPageIsNotFound() {
    assertThat(
            new NoSuchPageView()
                .setErrorParameter(
                    enterEvent(),
                    new ErrorParameter<>(NotFoundException.class, new NotFoundException())))
        .isEqualTo(404);
  }

  @Test
  void aFailureTellsItsCodeAndNothingOfItsCause() {
    FailureView view = new FailureView();
    int status =
        view.setErrorParameter(
            enterEvent(),
            new ErrorParameter<>(
                Exception.class, new IllegalStateException("secret-host:5432 refused")));
    String words = view.getElement().getTextRecursively();
    assertThat(status).isEqualTo(500);
    assertThat(words)
        .contains("INTERNAL")
        .containsPattern("reference [0-9a-f]{8}\\.")
        .doesNotContain("secret-host", "IllegalState");
  }

  @Test
  void aViewThatFailsShowsThatPageOutsideOfTheShell() {
    become(Worlds.fourInOneRoom().picture());
    fleet.breakDown();
    open("rooms");
    assertThat(text()).contains("This page failed", "INTERNAL").doesNotContain("broken down");
    assertThat(UI.getCurrentOrThrow().getInternals().getActiveRouterTargetsChain()).hasSize(1);
    assertThat(links()).containsExactly(".");
  }

  @Test
  void aMissingWorkerLeadsToTheFleetAndItsPageComesByItself() {
    open("hosts/media-01/workers/2");
    assertThat(text()).contains("No such worker", "“media-01/w2”", "--workers");
    assertThat(links()).containsExactly(".");

    become(Worlds.fourInOneRoom().picture());
    assertThat(text()).contains("media-01 / w2").doesNotContain("No such worker");
    openFleet(Map.of());
    assertThat(element("data-missing", "true").map(Element::getTag)).isEmpty();
  }
}
