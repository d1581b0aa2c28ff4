// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.enrol;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
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
import headroom.operations.enrolment.HostGroup;
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
  private final TextField group =
      EnrolHost.field("Host group", HostGroup.DEFAULT, HostGroup.LONGEST);
  private final TextField reason =
      EnrolHost.field("Reason, for the audit", "may be left out", AuditEntry.MOST_REASON);
  private final NativeButton make = button("Make a token", "make-token", this::make);
  private final NativeButton cancel = button("Cancel the token", "cancel-token", this::cancel);
  private final NativeButton another = button("Make another", "another-token", this::ask);
  private final String known;
  private @Nullable IssuedToken issued;

  /**
   * @param name of the host; empty to ask for it
   * @param of the group that is proposed
   */
  EnrolDialog(HostAccess access, String operator, String name, String of) {
    this.access = access;
    this.operator = operator;
    this.known = name;
    setWidth("800px");
    host.setValue(name);
    host.setReadOnly(!name.isEmpty());
    host.setHelperText(
        "As its agent is going to be started: lower-case letters, digits, dots, hyphens.");
    group.setValue(of);
    group.setHelperText("As the agent has it in its settings; with another one it is refused.");
    make.addClassName("hr-button-leading");
    make.addClickShortcut(Key.ENTER).listenOn(this);
    another.addClassName("hr-button-leading");
    another.setVisible(false);
    good.getElement().setAttribute("role", "status");
    over.getElement().setAttribute("role", "alert");
    ask();
    addOpenedChangeListener(
        event -> {
          if (event.isOpened()) {
            focus();
          }
        });
  }

  private void focus() {
    (known.isEmpty() ? host : reason).focus();
  }

  private void ask() {
    issued = null;
    setHeaderTitle(known.isEmpty() ? "Enrol a host" : "Enrol " + known + " anew");
    letClose(true);
    removeAll();
    getFooter().removeAll();
    acts.clear();
    make.setEnabled(true);
    add(
        EnrolHost.column(
            new Paragraph(
                (known.isEmpty()
                        ? "A one-time token lets one host in. "
                        : "With a new token all certificates of this host that came before are worthless. Its calls go on. ")
                    + "It can be used for "
                    + EnrolHost.lifetime()
                    + ", once, by a host of this name."),
            host,
            group,
            reason,
            acts));
    getFooter().add(button("Leave it", "keep-enrol", this::close), make);
    focus();
  }

  /** A slip of the mouse must not lose a token, which can't be shown again. */
  private void letClose(boolean easily) {
    setCloseOnOutsideClick(easily);
    setCloseOnEsc(easily);
  }

  private void make() {
    String name = host.getValue().strip();
    String of = group.getValue().strip();
    String why = reason.getValue().strip();
    // Asked twice, the second token would cancel the first.
    make.setEnabled(false);
    acts.run(
        "Making a token.",
        () -> access.enrolment().issue(parse(name), of.isEmpty() ? null : of, why, operator),
        this::tell,
        refused -> make.setEnabled(true));
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
    letClose(false);
    removeAll();
    getFooter().removeAll();
    over.clear();
    good.clear();
    cancel.setVisible(true);
    another.setVisible(false);
    waiting.show("Waiting for " + name + ".", "The token can be used once.");
    add(
        EnrolHost.column(
            new Paragraph(
                "Run this on the host. It has to run as the agent's user, or that user can't read what"
                    + " it writes. The token is shown here only."),
            new CopyText(token.commandLines(access.enrolment().settings().program())),
            new Paragraph(
                "Its agent has to name the group " + token.token().group() + " in its settings."),
            new NativeDetails("Or let the agent enrol when it starts", byFile(token)),
            waiting,
            over,
            good,
            acts));
    getFooter().add(cancel, button("Close", "close-enrol", this::close), another);
  }

  private static Div byFile(IssuedToken token) {
    return EnrolHost.column(
        new Paragraph("Into its settings, where FILE is readable for it only:"),
        new CopyText(
            "enrol-token-file=FILE\ncontrol-plane="
                + token.address()
                + "\ncontrol-plane-pin="
                + token.pin()
                + "\ngroup="
                + token.token().group()),
        new Paragraph("Into FILE, before the token ends:"),
        new CopyText(token.secret()));
  }

  private void cancel() {
    IssuedToken token = issued;
    if (token == null) {
      return;
    }
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
        over.show(
            "The token has ended.",
            "Nobody came with it. Does the host reach "
                + token.address()
                + "? What its command said tells why, if it was refused.");
        end(true);
      }
      case TokenProgress.Enrolled() -> {
        waiting.clear();
        over.clear();
        good.show(
            id + " is enrolled.", "It has its certificate. Start its agent, if it does not run.");
        end(false);
      }
      case TokenProgress.Connected() -> {
        waiting.clear();
        over.clear();
        good.show(id + " is connected.", "Its workers appear on the map.");
        end(false);
      }
    }
  }

  /** The token is of no use any more: there is nothing left to lose or to cancel. */
  private void end(boolean inVain) {
    letClose(true);
    cancel.setVisible(false);
    another.setVisible(inVain);
  }

  private static NativeButton button(String words, String act, Runnable onClick) {
    NativeButton button = new NativeButton(words, event -> onClick.run());
    button.addClassName("hr-button");
    button.getElement().setAttribute("data-act", act);
    return button;
  }
}
