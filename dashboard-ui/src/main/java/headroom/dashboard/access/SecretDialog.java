// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.access;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import headroom.dashboard.element.CopyText;

/** A secret, shown this once: it is kept nowhere, and gone with the dialog. */
final class SecretDialog extends Dialog {
  SecretDialog(String title, String means, String secret) {
    setHeaderTitle(title);
    setWidth("480px");
    // A slip of the mouse must not lose what can't be shown again.
    setCloseOnOutsideClick(false);
    setCloseOnEsc(false);
    CopyText text = new CopyText(secret);
    text.getElement().setAttribute("data-figure", "secret");
    Div form =
        new Div(
            new Paragraph(means),
            text,
            new Paragraph("It is shown this once: only its hash is stored. Copy it now."));
    form.addClassName("hr-form");
    add(form);
    NativeButton done = new NativeButton("I have copied it", event -> close());
    done.addClassNames("hr-button", "hr-button-leading");
    done.getElement().setAttribute("data-act", "secret-copied");
    getFooter().add(done);
    addOpenedChangeListener(
        event -> {
          if (!event.isOpened()) {
            removeAll();
          }
        });
  }
}
