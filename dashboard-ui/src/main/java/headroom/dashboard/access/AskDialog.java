// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import headroom.dashboard.act.Acts;
import headroom.operations.audit.AuditEntry;
import java.util.function.Consumer;
import java.util.function.Function;

/** Asks for something with a reason; it stays open until that is done, and says why it is not. */
final class AskDialog extends Dialog {
  private final String name;
  private final TextField reason = new TextField("Reason, for the audit");
  private final Acts acts;
  private final NativeButton ask;

  /**
   * @param name of the act: its button is {@code confirm-} and the name
   * @param words what the act's button says
   */
  AskDialog(String name, String title, String words, Component... fields) {
    this.name = name;
    this.acts = new Acts(name);
    this.ask = new NativeButton(words);
    setHeaderTitle(title);
    setWidth("460px");
    reason.setPlaceholder("may be left out");
    reason.setMaxLength(AuditEntry.MOST_REASON);
    reason.setWidthFull();
    Div form = new Div(fields);
    form.add(reason, acts);
    form.addClassName("hr-form");
    add(form);
    NativeButton keep = new NativeButton("Leave as it is", event -> close());
    keep.addClassName("hr-button");
    ask.addClassNames("hr-button", "hr-button-leading");
    getFooter().add(keep, ask);
  }

  /**
   * Opens it.
   *
   * @param act is given the reason; done on a thread of its own
   * @param then what follows, after the dialog has closed
   */
  <T> void ask(Function<String, T> act, Consumer<T> then) {
    ask.getElement().setAttribute("data-act", "confirm-" + name);
    ask.addClickListener(
        event -> {
          ask.setEnabled(false);
          String why = reason.getValue().strip();
          acts.run(
              "Asking.",
              () -> act.apply(why),
              done -> {
                close();
                then.accept(done);
              },
              refused -> ask.setEnabled(true));
        });
    open();
  }
}
