// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.Background;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.fleet.RoomPicture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where it is told what becomes of an act on a room: it runs, is done, or was refused and why. */
final class RoomActs extends Div {
  private static final Logger log = LoggerFactory.getLogger(RoomActs.class);

  private final Notice running = new Notice(Tone.BUSY);
  private final Notice done = new Notice(Tone.GOOD);
  private final Notice refused = Notice.error();

  RoomActs() {
    getElement().setAttribute("data-outcome", "room");
    running.addClassName("hr-after-a-second");
    done.getElement().setAttribute("role", "status");
    add(running, done, refused);
  }

  /** Does this on a thread of its own; one act waits for nothing but the control plane. */
  void run(String doing, String doneWords, Supplier<RoomPicture> act) {
    done.clear();
    refused.clear();
    running.show(doing, "Waiting for the control plane.");
    Background.run(
        UI.getCurrentOrThrow(),
        act,
        room -> {
          running.clear();
          done.show(doneWords, "Revision " + room.revision() + "; agents follow it in a moment.");
        },
        this::refuse);
  }

  private void refuse(RuntimeException failure) {
    running.clear();
    if (failure instanceof HeadroomException refusal) {
      String words = refusal.getMessage();
      refused.show(refusal.code().name(), words == null ? "" : words);
    } else {
      log.warn("An act on a room failed", failure);
      refused.show(
          ErrorCode.INTERNAL.name(), "Something failed in the control plane; its log says what.");
    }
  }
}
