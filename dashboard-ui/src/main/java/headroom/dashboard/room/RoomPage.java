// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import com.vaadin.flow.component.html.Div;
import headroom.dashboard.element.Age;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.CountTable;
import headroom.dashboard.element.Crumbs;
import headroom.dashboard.element.FactList;
import headroom.dashboard.element.FactStrip;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.LinkNotice;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.PageHead;
import headroom.dashboard.element.StateBadge;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.LiveTable;
import headroom.dashboard.live.Moment;
import headroom.dashboard.subject.SubjectPage;
import headroom.operations.fleet.ParticipantPicture;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.fleet.RoomState;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;

/** Everything that is known of one room. */
final class RoomPage extends Div implements SubjectPage {
  private final RoomId id;
  private final StateBadge badge = new StateBadge();
  private final LiveText epoch = LiveText.figure("epoch", "hr-badge", "hr-badge-plain");
  private final Age age = new Age();
  private final Notice state = new Notice(Tone.LATE);
  private final LinkNotice link = new LinkNotice();
  private final FactStrip facts = new FactStrip();
  private final LiveText participants = facts.figure("participants", "participants");
  private final LiveText producers = facts.figure("producers", "producers");
  private final LiveText live = facts.figure("consumers-live", "consumers live");
  private final LiveText paused = facts.figure("consumers-paused", "consumers paused");
  private final LiveText reserved = facts.figure("reserved", "reserved for joins in flight");
  private final LiveText worker = facts.figure("worker", "worker");
  private final RoomTopology topology = new RoomTopology();
  private final LiveTable<ParticipantId, ParticipantPicture> people = ParticipantsTable.create();
  private final CountTable counts = new CountTable();
  private final FactList origin = new FactList();
  private final LiveText createdBy = origin.fact("Created by");
  private final LiveText createdAt = origin.fact("Open for");
  private final LiveText arithmetic = origin.fact("If all send audio and video");

  RoomPage(RoomId id, TryRoom join) {
    this.id = id;
    getElement().setAttribute("data-room", id.value());
    Card table = new Card().titled("Participants", people.changes()).with(people);
    Div countsBody = new Div(counts);
    countsBody.addClassName("hr-padded");
    Card side = new Card().titled("Consumers").with(countsBody);
    Card about = new Card().titled("Origin").with(origin);
    Div left = new Div(table);
    left.addClassName("hr-column");
    Div right = new Div(new Card().titled("Topology", age).with(topology), side, about);
    right.addClassName("hr-column");
    Div columns = new Div(left, right);
    columns.addClassName("hr-columns");
    add(
        new PageHead(new Crumbs().to("Fleet", ".").to("Rooms", Links.ROOMS), id.value())
            .beside(badge, epoch)
            .acts(join.button()),
        join.outcome(),
        state,
        link,
        facts,
        columns);
  }

  @Override
  public LiveTable<ParticipantId, ParticipantPicture> table() {
    return people;
  }

  @Override
  public void show(Moment moment) {
    moment.picture().room(id).ifPresentOrElse(room -> update(room, moment), this::tellEnd);
  }

  private void update(RoomPicture room, Moment moment) {
    dim(false);
    badge.show(Tone.of(room.state()), Tone.word(room.state()));
    epoch.show("epoch " + room.epoch());
    tellState(room.state());
    moment
        .picture()
        .host(room.worker().host())
        .ifPresent(
            host -> {
              age.show(host.reportedAt(), moment.ageOf(host.reportedAt()));
              link.show(host, moment.ageOf(host.reportedAt()));
            });
    int present = room.participants().size();
    participants.show(Figures.count(present));
    producers.show(Figures.count(room.producers()));
    live.show(Figures.count(room.consumers().live()));
    paused.show(Figures.count(room.consumers().paused()));
    reserved.show(Figures.count(room.reserved()));
    worker.show(room.worker().toString());
    topology.show(room, moment);
    counts.show(room.consumers());
    people.show(room.participants());
    createdBy.show(room.createdBy());
    createdAt.show(Figures.span(moment.ageOf(room.createdAt())));
    arithmetic.show(
        "2 · %d · %d = %s"
            .formatted(
                present,
                Math.max(0, present - 1),
                Figures.count(2L * present * Math.max(0, present - 1))));
  }

  private void tellEnd() {
    badge.show(Tone.QUIET, "ENDED");
    state.show("This room has ended.", "The figures are its last.");
    link.clear();
    dim(true);
  }

  private void tellState(RoomState now) {
    switch (now) {
      case OPEN -> state.clear();
      case OPENING ->
          state.show("Opening.", "The room has its place; its agent has not confirmed it yet.");
      case CLOSING -> state.show("Closing.", "Its participants are being told.");
      case NOT_KNOWN ->
          state.show(
              "Not known.",
              "Its host can't be seen; the call may well go on. Figures are the last.");
    }
  }

  private void dim(boolean on) {
    if (hasClassName("hr-dimmed") != on) {
      setClassName("hr-dimmed", on);
    }
  }
}
