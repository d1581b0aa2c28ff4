// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.Tag;

/** A key to press. */
@Tag("kbd")
final class Kbd extends HtmlComponent {
  Kbd(String key) {
    getElement().setText(key);
    getElement().setAttribute("aria-hidden", "true");
  }
}
