// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.enrol;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import headroom.dashboard.act.Acts;
import headroom.dashboard.element.CopyText;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.LivePart;
import headroom.dashboard.live.Moment;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.audit.AuditEntry;
import headroom.operations.enrolment.IssuedToken;
import headroom.planning.HostId;
import org.jspecify.annotations.Nullable;

/** Asks which host shall come, tells its token once, and follows how far it is. */
final class EnrolDialog extends Dialog implements LivePart {
  private static final int LONGEST_NAME = 63;

  private final HostAccess access;
  private final String operator;
  private final Acts acts = new Acts("enrol");
  private final Notice waiting = new Notice(Tone.BUSY);
  private final Notice over = new Notice(Tone.LATE);
  private final Notice good = new Notice(Tone.GOOD);
  private final TextField host = EnrolHost.field("Host name", "media-03", LONGEST_NAME);
  private final TextField reason =
      EnrolHost.field("Reason, for the audit", "may be left out", AuditEntry.MOST_REASON);
  private @Nullable IssuedToken issued;

  EnrolDialog(HostAccess access, String operator, String name) {
    this.access = access;
    this.operator = operator;
    setHeaderTitle(name.isEmpty() ? "Enrol a host" : "Enrol " + name + " anew");
    setWidth("620px");
    host.setValue(name);
    host.setReadOnly(!name.isEmpty());
    host.setHelperText(
        "As its agent is going to be started: lower-case letters, digits, dots, hyphens.");
    ask(name);
    good.getElement().setAttribute("role", "status");
    addOpenedChangeListener(
        event -> {
          if (event.isOpened()) {
            (name.isEmpty() ? host : reason).focus();
          }
        });
  }

  private void ask(String name) {
    removeAll();
    getFooter().removeAll();
    add(
        EnrolHost.column(
            new Paragraph(
                (name.isEmpty()
                        ? "A one-time token lets one host in. "
                        : "With a new token all certificates of this host that came before are worthless. Its calls go on. ")
                    + "It can be used for "
                    + EnrolHost.lifetime()
                    + ", once, by a host of this name."),
            host,
            reason,
            acts));
    NativeButton make = button("Make a token", "make-token", this::make);
    make.addClassName("hr-button-leading");
    make.addClickShortcut(Key.ENTER).listenOn(this);
    getFooter().add(button("Cancel", "keep-enrol", this::close), make);
  }

  private void make() {
    String name = host.getValue().strip();
    String why = reason.getValue().strip();
    acts.run(
        "Making a token.", () -> access.enrolment().issue(parse(name), why, operator), this::tell);
  }

  private static HostId parse(String name) {
    try {
      return new HostId(name);
    } catch (IllegalArgumentException e) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()) + ".", e);
    }
  }

  private void tell(IssuedToken token) {
    issued = token;
    String name = token.token().host().name();
    setHeaderTitle("Enrol " + name);
    removeAll();
    getFooter().removeAll();
    waiting.show("Waiting for " + name + ".", "The token can be used once.");
    add(
        EnrolHost.column(
            new Paragraph(
                "On the host, as the user that its agent runs as. The token is shown here only."),
            new CopyText(token.command(access.enrolment().settings().program())),
            new Paragraph("Or give these to the agent, with the token in a file of its own:"),
            new CopyText(
                "enrol-token-file=FILE\ncontrol-plane="
                    + token.address()
                    + "\ncontrol-plane-pin="
                    + token.pin()
                    + "\n\n# FILE: "
                    + token.secret()),
            waiting,
            over,
            good,
            acts));
    getFooter()
        .add(
            button("Cancel the token", "cancel-token", () -> cancel(token)),
            button("Close", "close-enrol", this::close));
  }

  private void cancel(IssuedToken token) {
    acts.run(
        "Cancelling.",
        () -> {
          access.enrolment().cancel(token.token().id(), operator);
          return token;
        },
        done -> close());
  }

  @Override
  public void show(Moment moment) {
    IssuedToken token = issued;
    if (token == null) {
      return;
    }
    HostId id = token.token().host();
    switch (TokenProgress.of(
        token, access.identities().find(id), moment.picture().host(id), moment.now())) {
      case TokenProgress.Waiting(var left) ->
          waiting.show(
              "Waiting for " + id + ".", "The token can be used for " + Figures.span(left) + ".");
      case TokenProgress.Over() -> {
        waiting.clear();
        over.show("The token has ended.", "Nobody came with it. Close this, and make another one.");
      }
      case TokenProgress.Enrolled() -> {
        waiting.clear();
        over.clear();
        good.show(
            id + " is enrolled.", "It has its certificate. Start its agent, if it does not run.");
      }
      case TokenProgress.Connected() -> {
        waiting.clear();
        over.clear();
        good.show(id + " is connected.", "Its workers appear on the map.");
      }
    }
  }

  private static NativeButton button(String words, String act, Runnable onClick) {
    NativeButton button = new NativeButton(words, event -> onClick.run());
    button.addClassName("hr-button");
    button.getElement().setAttribute("data-act", act);
    return button;
  }
}
