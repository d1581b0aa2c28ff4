// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import headroom.dashboard.element.Icon;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.Background;
import headroom.dashboard.shell.SignedIn;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Right;
import headroom.operations.room.JoinTicket;
import headroom.operations.room.RoomRequest;
import headroom.operations.room.Rooms;
import headroom.planning.RoomId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a page to talk in a room, in a new tab. What happened stays in {@link #outcome}: the link,
 * for browsers that refuse to open a tab by themselves, or the refusal with its code.
 */
public final class TryRoom {
  private static final Logger log = LoggerFactory.getLogger(TryRoom.class);

  /** Two people are the smallest call; more may come while there is room. */
  private static final int EXPECTED = 2;

  private static final Duration TICKET_LIFETIME = Duration.ofMinutes(10);

  private final Supplier<JoinTicket> ticket;
  private final NativeButton button = new NativeButton();
  private final Div outcome = new Div();
  private final Notice refused = Notice.error();
  private final Notice opened = new Notice(Tone.GOOD);
  private final Anchor link = new Anchor();

  private TryRoom(String act, String words, Supplier<JoinTicket> ticket, Optional<String> refusal) {
    this.ticket = ticket;
    button.addClassName("hr-button");
    button.getElement().setAttribute("data-act", act);
    button.add(new Icon(Icon.Name.CAMERA), new Span(words));
    button.addClickListener(event -> begin());
    SignedIn.limit(button, refusal);
    link.addClassNames("hr-button", "hr-button-small");
    link.setText("Open it again");
    link.setTarget(AnchorTarget.BLANK);
    link.getElement().setAttribute("rel", "noopener").setAttribute("data-act", "open-room");
    opened.with(link);
    outcome.add(refused, opened);
    outcome.getElement().setAttribute("data-outcome", act);
  }

  /** Makes a new room and joins it. */
  public static TryRoom inNewRoom(Rooms rooms, SignedIn who) {
    String operator = who.name();
    return new TryRoom(
        "try-room",
        "Try a room",
        () -> {
          RoomId room = rooms.create(new RoomRequest(null, EXPECTED, operator, true)).room().id();
          return rooms.join(room, null, TICKET_LIFETIME, false);
        },
        who.refusal(Right.ROOMS).or(() -> who.refusal(Right.JOIN)));
  }

  /** Joins a room that is there. */
  static TryRoom inRoom(Rooms rooms, RoomId room, SignedIn who) {
    return new TryRoom(
        "join-room",
        "Join this room",
        () -> rooms.join(room, null, TICKET_LIFETIME, false),
        who.refusal(Right.JOIN));
  }

  public NativeButton button() {
    return button;
  }

  /** Where it is told what became of the click. */
  public Div outcome() {
    return outcome;
  }

  private void begin() {
    button.setEnabled(false);
    refused.clear();
    UI ui = UI.getCurrentOrThrow();
    Background.run(ui, ticket, got -> open(ui, got), this::refuse);
  }

  private void open(UI ui, JoinTicket got) {
    button.setEnabled(true);
    link.setHref(got.pageUrl());
    opened.show(
        "Room " + got.room() + " is open",
        "in a new tab, if this browser allows it. The link joins as "
            + got.participant()
            + " and is valid for 10 min.");
    ui.getPage().open(got.pageUrl());
  }

  private void refuse(RuntimeException failure) {
    button.setEnabled(true);
    opened.clear();
    if (failure instanceof HeadroomException refusal) {
      refused.show(refusal.code().name(), message(refusal));
    } else {
      log.warn("A room could not be opened from the dashboard", failure);
      refused.show(
          ErrorCode.INTERNAL.name(), "Something failed in the control plane; its log says what.");
    }
  }

  private static String message(HeadroomException refusal) {
    String message = refusal.getMessage();
    return message == null ? "" : message;
  }
}
