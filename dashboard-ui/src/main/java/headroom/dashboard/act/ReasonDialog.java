// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.act;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import headroom.operations.audit.AuditEntry;
import java.util.function.Consumer;

/** Says what an act does, and asks why it is done; the reason may be left out. */
public final class ReasonDialog extends Dialog {
  /**
   * A dialog that is not open yet.
   *
   * @param name of the act: its button is {@code confirm-} and the name, the way out {@code keep-}
   * @param title what is asked
   * @param means what the act does, to whom
   * @param wayOut what the way out says
   * @param confirm what the act's button says
   * @param confirmed is given the reason, empty when none was typed
   */
  public ReasonDialog(
      String name,
      String title,
      String means,
      String wayOut,
      String confirm,
      Consumer<String> confirmed) {
    setHeaderTitle(title);
    setWidth("420px");
    TextField reason = new TextField("Reason, for the audit");
    reason.setPlaceholder("may be left out");
    reason.setMaxLength(AuditEntry.MOST_REASON);
    reason.setWidthFull();
    Div form = new Div(new Paragraph(means), reason);
    form.addClassName("hr-form");
    add(form);
    NativeButton keep = new NativeButton(wayOut, event -> close());
    keep.addClassName("hr-button");
    keep.getElement().setAttribute("data-act", "keep-" + name);
    NativeButton act =
        new NativeButton(
            confirm,
            event -> {
              close();
              confirmed.accept(reason.getValue().strip());
            });
    act.addClassName("hr-button");
    act.getElement().setAttribute("data-act", "confirm-" + name);
    getFooter().add(keep, act);
    addOpenedChangeListener(
        event -> {
          if (event.isOpened()) {
            reason.focus();
          }
        });
  }
}
