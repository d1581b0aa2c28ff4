// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.act;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import headroom.dashboard.element.Icon;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.Moment;
import headroom.dashboard.shell.SignedIn;
import headroom.operations.access.Right;
import headroom.operations.plan.Cordons;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Cordons a host or a worker or lifts that, when it was said why. It can be undone, and it says how
 * for a while.
 */
public final class CordonPart {
  private static final Duration UNDO = Duration.ofSeconds(5);
  private static final String STAYS = "Nothing new is placed here; who is here stays.";
  private static final String COMES = "Rooms and people may come again.";

  /** What is done by the button. */
  private interface Wish {
    void carryOut(boolean cordoned, String reason);
  }

  private final String name;
  private final Wish wish;
  private final Acts acts = new Acts("cordon");
  private final Notice done = new Notice(Tone.GOOD);
  private final Span words = new Span();
  private final NativeButton button = new NativeButton("", event -> turn());
  private boolean cordoned;
  private boolean last;
  private Instant now = Instant.EPOCH;
  private Instant undoUntil = Instant.EPOCH;

  /** For a host with all its workers. */
  public CordonPart(HostId host, Cordons cordons, SignedIn who) {
    this(host, cordons, who.name(), who);
  }

  private CordonPart(HostId host, Cordons cordons, String operator, SignedIn who) {
    this(
        host.name(),
        who.refusal(Right.CORDON, List.of(host)),
        (wanted, reason) -> {
          if (wanted) {
            cordons.cordon(host, reason, operator);
          } else {
            cordons.uncordon(host, reason, operator);
          }
        });
  }

  /** For one worker. */
  public CordonPart(WorkerId worker, Cordons cordons, SignedIn who) {
    this(worker, cordons, who.name(), who);
  }

  private CordonPart(WorkerId worker, Cordons cordons, String operator, SignedIn who) {
    this(
        worker.toString(),
        who.refusal(Right.CORDON, List.of(worker.host())),
        (wanted, reason) -> {
          if (wanted) {
            cordons.cordon(worker, reason, operator);
          } else {
            cordons.uncordon(worker, reason, operator);
          }
        });
  }

  private CordonPart(String name, Optional<String> refusal, Wish wish) {
    this.name = name;
    this.wish = wish;
    button.addClassName("hr-button");
    button.getElement().setAttribute("data-act", "cordon");
    button.add(new Icon(Icon.Name.LOCK), words);
    SignedIn.limit(button, refusal);
    NativeButton undo = new NativeButton("Undo", event -> set(!last, "taken back at once"));
    undo.addClassNames("hr-button", "hr-button-small");
    undo.getElement().setAttribute("data-act", "undo-cordon");
    done.with(undo).getElement().setAttribute("role", "status");
    acts.add(done);
  }

  public NativeButton button() {
    return button;
  }

  /** Where it is told what became of it. */
  public Acts outcome() {
    return acts;
  }

  public void show(boolean isCordoned, Moment moment) {
    cordoned = isCordoned;
    now = moment.now();
    String verb = isCordoned ? "Uncordon" : "Cordon";
    if (!verb.equals(words.getText())) {
      words.setText(verb);
    }
    if (now.isAfter(undoUntil)) {
      done.clear();
    }
  }

  private void turn() {
    boolean wanted = !cordoned;
    String verb = wanted ? "Cordon " : "Uncordon ";
    new ReasonDialog(
            "cordon",
            verb + name + "?",
            wanted ? STAYS : COMES,
            "Leave as it is",
            verb + name,
            reason -> set(wanted, reason))
        .open();
  }

  private void set(boolean wanted, String reason) {
    done.clear();
    acts.run(
        wanted ? "Cordoning." : "Uncordoning.",
        () -> {
          wish.carryOut(wanted, reason);
          return wanted;
        },
        is -> {
          last = is;
          undoUntil = now.plus(UNDO);
          done.show(name + (is ? " is cordoned." : " is uncordoned."), is ? STAYS : COMES);
        });
  }
}
