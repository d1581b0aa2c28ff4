// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import com.vaadin.flow.component.html.Span;

/** Text that changes in place; the same text again sends nothing. */
public final class LiveText extends Span {
  private String shown = "";

  public LiveText(String... classNames) {
    addClassNames(classNames);
  }

  /** A figure that tests and scripts find by {@code data-figure}. */
  public static LiveText figure(String name, String... classNames) {
    LiveText text = new LiveText(classNames);
    text.getElement().setAttribute("data-figure", name);
    return text;
  }

  /** Shows this text. */
  public void show(String text) {
    if (!text.equals(shown)) {
      shown = text;
      setText(text);
    }
  }

  /** Sets or clears a class only where that changes something. */
  public void mark(String className, boolean on) {
    if (hasClassName(className) != on) {
      setClassName(className, on);
    }
  }
}
