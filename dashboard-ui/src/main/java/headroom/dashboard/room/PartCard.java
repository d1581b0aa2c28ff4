// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.LoadBar;
import headroom.dashboard.element.StateBadge;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.Moment;
import headroom.dashboard.shell.SignedIn;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.PartPicture;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.fleet.RoomState;
import headroom.operations.fleet.WorkerPicture;
import headroom.planning.WorkerId;
import headroom.planning.graph.MediaKind;
import java.util.Optional;
import java.util.function.Consumer;

/** One part of a room: its router on a worker, who sits there, and what it costs the worker. */
final class PartCard extends Div {
  private final LiveText marks = new LiveText("hr-badge", "hr-badge-plain");
  private final StateBadge state = new StateBadge();
  private final LiveText load = new LiveText("hr-strong");
  private final LoadBar bar = new LoadBar();
  private final LiveText people = new LiveText("hr-wide-line");
  private final LiveText roles = new LiveText("hr-wide-line");
  private final LiveText sounds = new LiveText("hr-wide-line");
  private final LiveText share = new LiveText("hr-wide-line");
  private final NativeButton unpipe = new NativeButton("Unpipe…");

  /**
   * @param refusal why whoever looks at it may not take the part out; empty when it may
   */
  PartCard(WorkerId worker, Consumer<WorkerId> unpiped, Optional<String> refusal) {
    addClassName("hr-part");
    getElement().setAttribute("data-part", worker.toString());
    Anchor name = new Anchor(Links.to(worker), worker.toString());
    name.addClassName("hr-link");
    Span title = new Span(name, marks, state);
    title.addClassName("hr-part-title");
    unpipe.addClassNames("hr-text-button");
    unpipe.getElement().setAttribute("data-act", "unpipe");
    unpipe.setAriaLabel("Unpipe " + worker);
    unpipe.addClickListener(event -> unpiped.accept(worker));
    SignedIn.limit(unpipe, refusal);
    add(title, load, bar, people, roles, sounds, share, unpipe);
  }

  void show(PartPicture part, RoomPicture room, Moment moment) {
    marks.show(part.home() ? "home" : part.byHand() ? "by hand" : "");
    marks.setVisible(part.home() || part.byHand());
    state.setVisible(part.state() != RoomState.OPEN);
    state.show(Tone.of(part.state()), Tone.word(part.state()));
    unpipe.setVisible(!part.home());
    Optional<WorkerPicture> worker = moment.picture().worker(part.worker());
    boolean known =
        moment
            .picture()
            .host(part.worker().host())
            .map(HostPicture::state)
            .filter(now -> now != HostState.LOST)
            .isPresent();
    people.show(Figures.counted(part.participants(), "participant", "participants"));
    Roles pictures = Roles.of(room, part.worker(), MediaKind.VIDEO);
    Roles heard = Roles.of(room, part.worker(), MediaKind.AUDIO);
    roles.show(pictures.words());
    sounds.show("sounds: " + heard.words());
    sounds.setVisible(!heard.equals(pictures));
    if (worker.isPresent() && known) {
      WorkerPicture now = worker.get();
      load.show(Figures.load(now.load()));
      load.mark("hr-over-text", now.aboveLine());
      bar.show(now.load(), now.plannedLoad());
      share.show(
          "counts %s of %s usable"
              .formatted(
                  Figures.count(part.counted()), Figures.count(now.policy().usableConsumers())));
    } else {
      load.show(Figures.NOT_KNOWN);
      bar.show(0);
      share.show("");
    }
  }
}
