// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;

/** Lines for a terminal with a button that copies them. */
public final class CopyText extends Pre {
  public CopyText(String text) {
    addClassName("hr-pre");
    getElement().setAttribute("tabindex", "0");
    Span words = new Span("Copy");
    words.getElement().setAttribute("data-word", true).setAttribute("aria-live", "polite");
    NativeButton copy = new NativeButton();
    copy.addClassNames("hr-button", "hr-button-small");
    copy.add(new Icon(Icon.Name.COPY), words);
    // Browsers let a page copy only within the click itself, so the server is not asked.
    copy.getElement().executeJs("this.onclick = () => window.headroom.copy(this, $0)", text);
    add(new Span(text), copy);
  }
}
