// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.subject;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.Optional;

/** The address of the page that is looked at. */
public final class Address {
  private Address() {}

  /**
   * Goes to the same page with another value of this parameter, which becomes a step of the
   * browser's history; what else the address says stays. The present value again goes nowhere.
   *
   * @param value empty takes the parameter out
   */
  public static void say(String parameter, Optional<String> value) {
    UI ui = UI.getCurrentOrThrow();
    Location now = ui.getInternals().getActiveViewLocation();
    QueryParameters before = now.getQueryParameters();
    if (!before.getSingleParameter(parameter).equals(value)) {
      QueryParameters without = before.excluding(parameter);
      ui.navigate(
          now.getPath(), value.map(text -> without.merging(parameter, text)).orElse(without));
    }
  }
}
