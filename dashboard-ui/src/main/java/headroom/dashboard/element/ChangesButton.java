// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import com.vaadin.flow.component.html.NativeButton;

/** Rows wait behind it until somebody asks for them: "3 changes". */
public final class ChangesButton extends NativeButton {
  private int shown;

  public ChangesButton(Runnable apply) {
    addClassNames("hr-button", "hr-button-small", "hr-changes");
    getElement().setAttribute("title", "Show new rows, drop the ones that left, sort again");
    addClickListener(event -> apply.run());
    setVisible(false);
  }

  /** Shows how many changes wait; none hides it. */
  public void show(int changes) {
    if (changes == shown) {
      return;
    }
    shown = changes;
    setText(Figures.counted(changes, "change", "changes"));
    setVisible(changes > 0);
  }
}
