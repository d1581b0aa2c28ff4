// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.host;

import com.vaadin.flow.component.html.Div;
import headroom.dashboard.act.Acts;
import headroom.dashboard.act.ReasonButton;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.FactList;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Icon;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.StateBadge;
import headroom.dashboard.element.Tone;
import headroom.dashboard.enrol.EnrolHost;
import headroom.dashboard.enrol.HostAccess;
import headroom.dashboard.live.LivePart;
import headroom.dashboard.live.Moment;
import headroom.dashboard.shell.SignedIn;
import headroom.operations.access.Right;
import headroom.operations.enrolment.HostCertificate;
import headroom.operations.enrolment.HostIdentity;
import headroom.operations.enrolment.HostIdentity.State;
import headroom.operations.fleet.RoomPicture;
import headroom.planning.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** By which certificate a host is known, and what keeps it out. */
final class IdentityCard implements LivePart {
  /** A certificate of which less than this share is left should long have been renewed. */
  private static final double ALARM = 0.25;

  /** A renewal that is later than this share of the certificate's life is late. */
  private static final double LATE = 0.60;

  private final Card card = new Card();
  private final HostId host;
  private final HostAccess access;
  private final StateBadge badge = new StateBadge();
  private final Notice locked = new Notice(Tone.BAD);
  private final Notice late = new Notice(Tone.LATE);
  private final FactList facts = new FactList();
  private final LiveText number = facts.fact("Certificate");
  private final LiveText serial = facts.fact("Serial");
  private final LiveText age = facts.fact("Age");
  private final LiveText renews = facts.fact("Renewed in");
  private final LiveText ends = facts.fact("Ends in");
  private final Acts acts = new Acts("identity");
  private final ReasonButton lock;
  private final ReasonButton unlock;
  private final ReasonButton revoke;
  private final EnrolHost enrol;

  IdentityCard(HostId host, HostAccess access, SignedIn signedIn) {
    String operator = signedIn.name();
    serial.addClassNames("hr-mono", "hr-wraps");
    this.host = host;
    this.access = access;
    lock =
        new ReasonButton(
            "lock-host",
            Icon.Name.LOCK,
            "Leave it in",
            reason -> run("Locking.", () -> access.control().lock(host, reason, operator)));
    unlock =
        new ReasonButton(
            "unlock-host",
            Icon.Name.UNDO,
            "Leave it out",
            reason -> run("Unlocking.", () -> access.control().unlock(host, reason, operator)));
    revoke =
        new ReasonButton(
            "revoke-host",
            Icon.Name.STOP,
            "Leave it in",
            reason -> run("Revoking.", () -> access.control().revoke(host, reason, operator)));
    enrol = new EnrolHost(access, signedIn, host);
    Optional<String> refusal = signedIn.refusalForFleet(Right.ENROL);
    List.of(lock, unlock, revoke).forEach(button -> SignedIn.limit(button, refusal));
    Div buttons = new Div(lock, unlock, revoke, enrol.button());
    buttons.addClassNames("hr-padded", "hr-buttons");
    card.titled("Identity", badge).with(locked, late, facts, buttons, acts);
    card.getElement().setAttribute("data-card", "identity");
  }

  Card card() {
    return card;
  }

  private void run(String doing, Runnable act) {
    acts.run(
        doing,
        () -> {
          act.run();
          return host;
        },
        done -> {});
  }

  @Override
  public void show(Moment moment) {
    card.setVisible(access.isOn());
    enrol.show(moment);
    Optional<HostIdentity> identity = access.identities().find(host);
    boolean in = identity.filter(known -> known.state() == State.ENROLLED).isPresent();
    boolean out = identity.filter(known -> known.state() == State.LOCKED).isPresent();
    lock.setVisible(in);
    unlock.setVisible(out);
    revoke.setVisible(in || out);
    identity.ifPresentOrElse(known -> show(known, moment), this::showNone);
  }

  private void showNone() {
    badge.show(Tone.QUIET, "NOT ENROLLED");
    locked.clear();
    late.clear();
    for (LiveText fact : List.of(number, serial, age, renews, ends)) {
      fact.show(Figures.NONE);
    }
  }

  private void show(HostIdentity identity, Moment moment) {
    badge.show(tone(identity.state()), identity.state().name());
    HostCertificate certificate = identity.certificate();
    Instant now = moment.now();
    Duration left = Duration.between(now, certificate.expiresAt());
    number.show("number " + certificate.generation());
    serial.show(certificate.serial());
    age.show(Figures.span(Duration.between(certificate.issuedAt(), now)));
    Duration due = Duration.between(now, certificate.renewAt());
    renews.show(due.isPositive() ? Figures.span(due) : "due");
    ends.show(left.isPositive() ? Figures.span(left) : "ended");
    if (identity.state() == State.LOCKED) {
      locked.show("This host is locked.", identity.why());
    } else {
      locked.clear();
    }
    showLateness(identity, left, certificate);
    say(moment);
  }

  private void showLateness(HostIdentity identity, Duration left, HostCertificate certificate) {
    double life = Duration.between(certificate.issuedAt(), certificate.expiresAt()).toMillis();
    double share = left.toMillis() / life;
    if (identity.state() != State.ENROLLED || share > 1 - LATE) {
      late.clear();
    } else if (!left.isPositive()) {
      late.show(
          "Its certificate has ended.", "Its agent is refused; its calls go on. Enrol it anew.");
    } else {
      late.show(
          share < ALARM ? "Its certificate ends soon." : "Its certificate was not renewed yet.",
          "Its agent should have done so. Its log says why it could not.");
    }
  }

  /** Acts are told with whom they concern. */
  private void say(Moment moment) {
    List<RoomPicture> rooms =
        moment.picture().rooms().values().stream()
            .filter(room -> room.worker().host().equals(host))
            .toList();
    int people = rooms.stream().mapToInt(room -> room.participants().size()).sum();
    String calls =
        rooms.isEmpty()
            ? "No room is on it"
            : Figures.counted(rooms.size(), "room with ", "rooms with ")
                + Figures.counted(people, "person", "people")
                + " on it go on, but nobody sees them here, and nothing new comes";
    lock.say(
        "Lock " + host, "Its stream ends at once. " + calls + ". You can unlock it at any time");
    unlock.say("Unlock " + host, "It may come again with the certificate that it has");
    revoke.say(
        "Revoke " + host,
        "Its stream ends at once. " + calls + ". To come back it has to be enrolled anew");
  }

  private static Tone tone(State state) {
    return switch (state) {
      case ENROLLED -> Tone.GOOD;
      case LOCKED -> Tone.BAD;
      case REVOKED, REMOVED -> Tone.OVER;
    };
  }
}
