// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.data.value.ValueChangeMode;
import headroom.dashboard.act.Acts;
import headroom.operations.access.Users;
import java.util.List;

/** Replaces one's own password. */
final class PasswordDialog extends Dialog {
  private final Users users;
  private final Acts acts = new Acts("password");
  private final PasswordField old = field("Present password", "old-password", "current-password");
  private final PasswordField wanted = field("New password", "new-password", "new-password");
  private final PasswordField again = field("New password, again", "again", "new-password");
  private final NativeButton change = new NativeButton("Change password", event -> change());

  PasswordDialog(Users users) {
    this.users = users;
    setHeaderTitle("Change your password");
    setWidth("420px");
    Paragraph note =
        new Paragraph(
            "At least "
                + Users.LEAST_PASSWORD
                + " characters. All your sign-ins end, this one too: sign in with the new one.");
    note.addClassName("hr-note");
    wanted.setHelperText("A sentence is easy to keep in mind.");
    Div form = new Div(note, old, wanted, again, acts);
    form.addClassName("hr-form");
    add(form);
    for (PasswordField each : List.of(old, wanted, again)) {
      each.setValueChangeMode(ValueChangeMode.EAGER);
      each.addValueChangeListener(event -> check());
    }
    NativeButton keep = new NativeButton("Leave as it is", event -> close());
    keep.addClassName("hr-button");
    change.addClassNames("hr-button", "hr-button-leading");
    change.getElement().setAttribute("data-act", "change-password");
    getFooter().add(keep, change);
    check();
  }

  private void check() {
    boolean differs = !again.isEmpty() && !again.getValue().equals(wanted.getValue());
    again.setErrorMessage("It differs from the one above.");
    again.setInvalid(differs);
    change.setEnabled(!old.isEmpty() && !wanted.isEmpty() && !again.isEmpty() && !differs);
  }

  private void change() {
    String before = old.getValue();
    String after = wanted.getValue();
    acts.run(
        "Changing.",
        () -> users.changeOwnPassword(before, after),
        done -> acts.tell("Your password is changed.", "Sign in with it when you are asked."));
  }

  private static PasswordField field(String label, String name, String autocomplete) {
    PasswordField field = new PasswordField(label);
    field.setWidthFull();
    field.getElement().setAttribute("data-field", name).setAttribute("autocomplete", autocomplete);
    return field;
  }
}
