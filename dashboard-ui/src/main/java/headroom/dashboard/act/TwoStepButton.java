// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.act;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import headroom.dashboard.element.Icon;

/**
 * A button for acts that people notice. The first click arms it: then it says what happens to whom,
 * and beside it stands the way out. It disarms by itself after eight seconds.
 */
public final class TwoStepButton extends Div {
  private static final int ARMED_MILLISECONDS = 8_000;

  private final NativeButton first = new NativeButton();
  private final Span words = new Span();
  private final NativeButton confirm = new NativeButton();
  private final NativeButton keep = new NativeButton();

  /**
   * A button that does nothing yet.
   *
   * @param name its {@code data-act}; the second step is {@code confirm-} and the name
   * @param wayOut what the way out says
   */
  public TwoStepButton(String name, Icon.Name icon, String wayOut, Runnable act) {
    addClassName("hr-two-step");
    first.addClassName("hr-button");
    first.getElement().setAttribute("data-act", name);
    first.add(new Icon(icon), words);
    first.addClickListener(event -> arm());
    confirm.addClassName("hr-armed");
    confirm.getElement().setAttribute("data-act", "confirm-" + name);
    confirm.addClickListener(
        event -> {
          disarm();
          act.run();
        });
    keep.setText(wayOut);
    keep.addClassName("hr-way-out");
    keep.getElement().setAttribute("data-act", "keep-" + name);
    keep.addClickListener(event -> disarm());
    confirm.setVisible(false);
    keep.setVisible(false);
    add(first, confirm, keep);
  }

  /** Makes the first step the page's one filled button. */
  public TwoStepButton leading() {
    first.addClassName("hr-button-leading");
    return this;
  }

  /**
   * Says what each step does; the same again changes nothing.
   *
   * @param confirmed with the numbers of whom it concerns
   */
  public void say(String offered, String confirmed) {
    if (!offered.equals(words.getText())) {
      words.setText(offered);
    }
    if (!confirmed.equals(confirm.getText())) {
      confirm.setText(confirmed);
    }
  }

  /** Whether it can be clicked. */
  public void allow(boolean allowed) {
    if (first.isEnabled() != allowed) {
      first.setEnabled(allowed);
      disarm();
    }
  }

  private void arm() {
    first.setVisible(false);
    confirm.setVisible(true);
    keep.setVisible(true);
    confirm.focus();
    keep.getElement()
        .executeJs(
            "clearTimeout(this.disarms); this.disarms = setTimeout(() => this.click(), $0)",
            ARMED_MILLISECONDS);
  }

  private void disarm() {
    if (keep.isVisible()) {
      keep.getElement().executeJs("clearTimeout(this.disarms)");
    }
    first.setVisible(true);
    confirm.setVisible(false);
    keep.setVisible(false);
  }
}
