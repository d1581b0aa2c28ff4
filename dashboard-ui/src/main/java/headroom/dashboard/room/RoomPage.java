// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import headroom.dashboard.element.Age;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.CountTable;
import headroom.dashboard.element.Crumbs;
import headroom.dashboard.element.FactList;
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
import headroom.dashboard.live.SortedBy;
import headroom.dashboard.subject.Address;
import headroom.dashboard.subject.SubjectPage;
import headroom.operations.fleet.PipePicture;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.fleet.RoomState;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that is known of one room. */
final class RoomPage extends Div implements SubjectPage {
  private final RoomId id;
  private final StateBadge badge = new StateBadge();
  private final LiveText epoch = LiveText.figure("epoch", "hr-badge", "hr-badge-plain");
  private final Age age = new Age();
  private final Notice state = new Notice(Tone.LATE);
  private final LinkNotice link = new LinkNotice();
  private final RoomFigures figures = new RoomFigures();
  private final RoomControls controls;
  private final BrokenRules broken = new BrokenRules();
  private final RoomTopology topology;
  private final LiveTable<PipeId, PipeOfRoom> pipes = PipesTable.ofOneRoom(this::pick);
  private final Card pipesCard = new Card();
  private final LiveText sum = new LiveText("hr-summary");
  private final RoomPeople people;
  private @Nullable Moment latest;
  private Optional<PipeId> reveal = Optional.empty();
  private @Nullable PipeId picked;
  private RoomQuery query = RoomQuery.DEFAULT;
  private final CountTable counts = new CountTable();
  private final FactList origin = new FactList();
  private final LiveText createdBy = origin.fact("Created by");
  private final LiveText createdAt = origin.fact("Open for");
  private final LiveText arithmetic = origin.fact("If all send audio and video");

  RoomPage(RoomId id, TryRoom join, RoomControls controls) {
    this.id = id;
    this.controls = controls;
    topology = new RoomTopology(controls::askToUnpipe, controls.refusals().change(), this::select);
    people = new RoomPeople(controls::turnPin, controls.refusals().change());
    pipes.onSorted(order -> Address.say(RoomQuery.PIPE_SORT, order.map(SortedBy::toString)));
    getElement().setAttribute("data-room", id.value());
    Div wide = new Div(people.card());
    wide.addClassName("hr-wide");
    Div countsBody = new Div(counts);
    countsBody.addClassName("hr-padded");
    Card side = new Card().titled("Consumers").with(countsBody);
    Card about = new Card().titled("Origin").with(origin);
    Card picture =
        new Card("hr-topology-card").titled("Parts and pipes", legend(), age).with(topology);
    pipesCard.titled("Pipes", sum, pipes.changes()).with(pipes);
    Div left = new Div(picture, pipesCard);
    left.addClassName("hr-column");
    Div right = new Div(side, about);
    right.addClassName("hr-column");
    Div columns = new Div(left, right);
    columns.addClassName("hr-columns");
    add(
        new PageHead(new Crumbs().to("Fleet", ".").to("Rooms", Links.ROOMS), id.value())
            .beside(badge, epoch)
            .acts(controls.buttons())
            .acts(join.button()),
        join.outcome(),
        controls.outcome(),
        state,
        link,
        broken,
        figures.strip(),
        columns,
        wide);
  }

  @Override
  public LiveTable<ParticipantId, ParticipantsTable.Row> table() {
    return people.table();
  }

  @Override
  public void read(QueryParameters address) {
    Optional<PipeId> before = query.pipe();
    query = RoomQuery.parse(address);
    people.narrow(query.text());
    pipes.sortBy(query.pipeSort());
    topology.mark(query.pipe().orElse(null));
    if (!query.pipe().equals(before)) {
      reveal = query.pipe().filter(pipe -> !pipe.equals(picked));
      picked = null;
    }
    if (latest != null) {
      latest
          .picture()
          .room(id)
          .ifPresent(
              room -> {
                showPipes(room);
                people.show(room);
              });
    }
  }

  @Override
  public void show(Moment moment) {
    latest = moment;
    controls.show(moment);
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
    figures.show(room);
    broken.show(room.violations());
    showPipes(room);
    topology.show(room, moment);
    counts.show(room.consumers());
    people.show(room);
    createdBy.show(room.createdBy());
    createdAt.show(Figures.span(moment.ageOf(room.createdAt())));
    int present = room.participants().size();
    arithmetic.show(
        "2 · %d · %d = %s"
            .formatted(
                present,
                Math.max(0, present - 1),
                Figures.count(2L * present * Math.max(0, present - 1))));
  }

  private void showPipes(RoomPicture room) {
    List<PipePicture> all = room.pipes();
    if (pipesCard.isVisible() == all.isEmpty()) {
      pipesCard.setVisible(!all.isEmpty());
    }
    pipes.show(all.stream().map(pipe -> new PipeOfRoom(id, pipe)).toList());
    pipes.mark(query.pipe().orElse(null));
    reveal.ifPresent(pipes::reveal);
    reveal = Optional.empty();
    sum.show(
        "%s · %s live · %s standby · %s"
            .formatted(
                Figures.counted(all.size(), "pipe", "pipes"),
                Figures.count(all.stream().mapToLong(PipePicture::live).sum()),
                Figures.count(all.stream().mapToLong(PipePicture::standby).sum()),
                Figures.bits(all.stream().mapToDouble(PipePicture::bitsPerSecond).sum())));
  }

  /** Selects a pipe by its row, which must stay where it is. */
  private void pick(PipeId pipe) {
    picked = pipe;
    select(pipe);
  }

  /** Selects a pipe in the picture and in the grid; the selected one again selects none. */
  private void select(PipeId pipe) {
    Address.say(
        RoomQuery.PIPE,
        Optional.of(pipe)
            .filter(each -> !query.pipe().equals(Optional.of(each)))
            .map(PipeId::toString));
  }

  private static Span legend() {
    Span live = new Span("live");
    live.addClassName("hr-key-live");
    Span standby = new Span("standby: piped, paused");
    standby.addClassName("hr-key-standby");
    Span keys = new Span(live, standby);
    keys.addClassNames("hr-summary", "hr-keys-of-pipes");
    return keys;
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
