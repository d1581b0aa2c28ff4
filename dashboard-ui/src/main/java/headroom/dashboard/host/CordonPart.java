// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.host;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import headroom.dashboard.act.Acts;
import headroom.dashboard.element.Icon;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.Moment;
import headroom.operations.plan.Cordons;
import headroom.planning.HostId;
import java.time.Duration;
import java.time.Instant;

/** Cordons a host or lifts that: at once, since it can be undone, and it says how for a while. */
final class CordonPart {
  private static final Duration UNDO = Duration.ofSeconds(5);

  private final HostId host;
  private final Cordons cordons;
  private final String operator;
  private final Acts acts = new Acts("cordon");
  private final Notice done = new Notice(Tone.GOOD);
  private final Span words = new Span();
  private final NativeButton button = new NativeButton("", event -> turn());
  private boolean cordoned;
  private boolean last;
  private Instant now = Instant.EPOCH;
  private Instant undoUntil = Instant.EPOCH;

  CordonPart(HostId host, Cordons cordons, String operator) {
    this.host = host;
    this.cordons = cordons;
    this.operator = operator;
    button.addClassName("hr-button");
    button.getElement().setAttribute("data-act", "cordon");
    button.add(new Icon(Icon.Name.LOCK), words);
    NativeButton undo = new NativeButton("Undo", event -> set(!last));
    undo.addClassNames("hr-button", "hr-button-small");
    undo.getElement().setAttribute("data-act", "undo-cordon");
    done.with(undo).getElement().setAttribute("role", "status");
    acts.add(done);
  }

  NativeButton button() {
    return button;
  }

  /** Where it is told what became of it. */
  Acts outcome() {
    return acts;
  }

  void show(boolean isCordoned, Moment moment) {
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
    set(!cordoned);
  }

  private void set(boolean wanted) {
    done.clear();
    acts.run(
        wanted ? "Cordoning." : "Uncordoning.",
        () -> {
          if (wanted) {
            cordons.cordon(host, "", operator);
          } else {
            cordons.uncordon(host, "", operator);
          }
          return wanted;
        },
        is -> {
          last = is;
          undoUntil = now.plus(UNDO);
          done.show(
              host + (is ? " is cordoned." : " is uncordoned."),
              is
                  ? "Nothing new is placed here; who is here stays."
                  : "Rooms and people may come again.");
        });
  }
}
