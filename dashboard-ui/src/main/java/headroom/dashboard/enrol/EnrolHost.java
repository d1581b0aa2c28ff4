// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.enrol;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import headroom.dashboard.element.Icon;
import headroom.dashboard.live.LivePart;
import headroom.dashboard.live.Moment;
import headroom.dashboard.shell.SignedIn;
import headroom.operations.access.Right;
import headroom.operations.enrolment.EnrolmentToken;
import headroom.planning.HostId;
import org.jspecify.annotations.Nullable;

/** The button that lets a host in, and what it opens: who shall come, and then how far it is. */
public final class EnrolHost implements LivePart {
  private final HostAccess access;
  private final String operator;
  private final String known;
  private final NativeButton button = new NativeButton("", event -> open());
  private @Nullable EnrolDialog dialog;

  /** For a host whose name is asked for. */
  public EnrolHost(HostAccess access, SignedIn operator) {
    this(access, operator, "", "Enrol a host…");
  }

  /** For a host that is enrolled, or was. */
  public EnrolHost(HostAccess access, SignedIn operator, HostId host) {
    this(access, operator, host.name(), "Enrol anew…");
  }

  private EnrolHost(HostAccess access, SignedIn operator, String known, String words) {
    this.access = access;
    this.operator = operator.name();
    this.known = known;
    button.addClassName("hr-button");
    button.getElement().setAttribute("data-act", "enrol");
    button.add(new Icon(Icon.Name.LOCK), new Span(words));
    button.setVisible(access.isOn());
    SignedIn.limit(button, operator.refusalForFleet(Right.ENROL));
  }

  public NativeButton button() {
    return button;
  }

  @Override
  public void show(Moment moment) {
    EnrolDialog open = dialog;
    if (open != null) {
      open.show(moment);
    }
  }

  private void open() {
    EnrolDialog opened = new EnrolDialog(access, operator, known);
    dialog = opened;
    opened.open();
  }

  /** A text field of the form. */
  static TextField field(String label, String placeholder, int most) {
    TextField field = new TextField(label);
    field.setPlaceholder(placeholder);
    field.setMaxLength(most);
    field.setWidthFull();
    return field;
  }

  /** What is told of a token's life. */
  static String lifetime() {
    return EnrolmentToken.LIFETIME.toMinutes() + " min";
  }

  /** Parts one below the other. */
  static Div column(Component... parts) {
    Div column = new Div(parts);
    column.addClassName("hr-form");
    return column;
  }
}
