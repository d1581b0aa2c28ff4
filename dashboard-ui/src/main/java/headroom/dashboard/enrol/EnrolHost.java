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
import headroom.operations.enrolment.HostGroup;
import headroom.operations.enrolment.HostIdentity;
import headroom.planning.HostId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The button that lets a host in, and what it opens: who shall come, and then how far it is. */
public final class EnrolHost implements LivePart {
  private final HostAccess access;
  private final SignedIn operator;
  private final String known;
  private final NativeButton button = new NativeButton("", event -> open());
  private @Nullable EnrolDialog dialog;

  /** The group that a known host's agent has named last. */
  private String named = HostGroup.DEFAULT;

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
    this.operator = operator;
    this.known = known;
    button.addClassName("hr-button");
    button.getElement().setAttribute("data-act", "enrol");
    button.add(new Icon(Icon.Name.KEY), new Span(words));
    button.setVisible(access.isOn());
    SignedIn.limit(
        button,
        known.isEmpty()
            ? operator.refusal(Right.ENROL)
            : operator.refusal(Right.ENROL, List.of(new HostId(known))));
  }

  public NativeButton button() {
    return button;
  }

  @Override
  public void show(Moment moment) {
    if (!known.isEmpty()) {
      moment.picture().host(new HostId(known)).ifPresent(host -> named = host.group());
    }
    EnrolDialog open = dialog;
    if (open != null) {
      open.show(moment);
    }
  }

  private void open() {
    EnrolDialog opened = new EnrolDialog(access, operator.name(), known, group());
    dialog = opened;
    opened.open();
  }

  /** The one that the host is of; for a new host the first that the operator may let it into. */
  private String group() {
    if (known.isEmpty()) {
      return operator.caller().scope().names().stream().findFirst().orElse(HostGroup.DEFAULT);
    }
    return access.identities().find(new HostId(known)).map(HostIdentity::group).orElse(named);
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
