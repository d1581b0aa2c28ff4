// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import headroom.dashboard.element.Age;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.CountTable;
import headroom.dashboard.element.Crumbs;
import headroom.dashboard.element.FactList;
import headroom.dashboard.element.FactStrip;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Icon;
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
import headroom.dashboard.plan.MoveDialog;
import headroom.dashboard.shell.SignedIn;
import headroom.dashboard.subject.Address;
import headroom.dashboard.subject.SubjectPage;
import headroom.operations.fleet.PipePicture;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.fleet.RoomState;
import headroom.operations.plan.Plans;
import headroom.operations.room.Rooms;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.MediaKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
  private final LiveText reserved = facts.figure("reserved", "reserved for joins");
  private final LiveText worker = facts.figure("worker", "runs on");
  private final LiveText roles = facts.figure("roles", "pictures live · standby · off");
  private final LiveText sounds = facts.figure("sounds", "sounds live · standby · off");
  private final LiveText mesh = facts.figure("full-mesh", "live with pipes, of a full mesh");
  private final Rooms rooms;
  private final Plans plans;
  private final String operator;
  private final RoomActs acts = new RoomActs();
  private final BrokenRules broken = new BrokenRules();
  private final RoomTopology topology = new RoomTopology(this::askToUnpipe, this::select);
  private final LiveTable<PipeId, PipeOfRoom> pipes = PipesTable.ofOneRoom(this::pick);
  private final Card pipesCard = new Card();
  private final LiveText sum = new LiveText("hr-summary");
  private final LiveTable<ParticipantId, ParticipantsTable.Row> people =
      ParticipantsTable.create(this::turnPin);
  private final LiveText matching = new LiveText("hr-summary");
  private final TextField filter = new TextField();
  private final Paragraph nobody = new Paragraph();
  private final NativeButton pipeTo = new NativeButton("Pipe this room to…");
  private final NativeButton move = new NativeButton("Move…");
  private final NativeButton limit = new NativeButton("Limits…");
  private @Nullable Moment latest;
  private boolean refilter;
  private Optional<PipeId> reveal = Optional.empty();
  private @Nullable PipeId picked;
  private RoomQuery query = RoomQuery.DEFAULT;
  private final CountTable counts = new CountTable();
  private final FactList origin = new FactList();
  private final LiveText createdBy = origin.fact("Created by");
  private final LiveText createdAt = origin.fact("Open for");
  private final LiveText arithmetic = origin.fact("If all send audio and video");

  /**
   * Why something may not be done here by whoever looks at it; empty when it may.
   *
   * @param change of its parts, limits and pins
   * @param plan of a move
   */
  record Refusals(Optional<String> change, Optional<String> plan) {}

  RoomPage(RoomId id, TryRoom join, Rooms rooms, Plans plans, String operator, Refusals refusals) {
    this.id = id;
    this.rooms = rooms;
    this.plans = plans;
    this.operator = operator;
    pipeTo.addClassName("hr-button");
    pipeTo.getElement().setAttribute("data-act", "pipe-to");
    pipeTo.addClickListener(event -> withRoom(this::askToPipe));
    move.addClassName("hr-button");
    move.getElement().setAttribute("data-act", "move");
    move.addClickListener(event -> withRoom(this::askToMove));
    limit.addClassName("hr-button");
    limit.getElement().setAttribute("data-act", "limits");
    limit.addClickListener(event -> withRoom(this::askLimits));
    SignedIn.limit(pipeTo, refusals.change());
    SignedIn.limit(limit, refusals.change());
    SignedIn.limit(move, refusals.plan());
    filter.setPlaceholder("Name, part or role");
    filter.setAriaLabel("Filter participants by name, part or role");
    filter.setPrefixComponent(new Icon(Icon.Name.SEARCH));
    filter.setClearButtonVisible(true);
    filter.addClassName("hr-filter");
    filter.setValueChangeMode(ValueChangeMode.LAZY);
    filter.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            Address.say(
                RoomQuery.TEXT, Optional.of(event.getValue()).filter(text -> !text.isEmpty()));
          }
        });
    pipes.onSorted(order -> Address.say(RoomQuery.PIPE_SORT, order.map(SortedBy::toString)));
    nobody.addClassName("hr-empty");
    nobody.setVisible(false);
    getElement().setAttribute("data-room", id.value());
    Card table =
        new Card().titled("Participants", matching, people.changes(), filter).with(people, nobody);
    Div wide = new Div(table);
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
            .acts(limit, pipeTo, move, join.button()),
        join.outcome(),
        acts,
        state,
        link,
        broken,
        facts,
        columns,
        wide);
  }

  @Override
  public LiveTable<ParticipantId, ParticipantsTable.Row> table() {
    return people;
  }

  @Override
  public void read(QueryParameters address) {
    Optional<PipeId> before = query.pipe();
    query = RoomQuery.parse(address);
    if (!filter.getValue().equals(query.text())) {
      filter.setValue(query.text());
    }
    pipes.sortBy(query.pipeSort());
    topology.mark(query.pipe().orElse(null));
    if (!query.pipe().equals(before)) {
      reveal = query.pipe().filter(pipe -> !pipe.equals(picked));
      picked = null;
    }
    refilter = true;
    withRoom(
        room -> {
          showPipes(room);
          showPeople(room);
        });
  }

  @Override
  public void show(Moment moment) {
    latest = moment;
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
    worker.show(
        room.parts().size() <= 1
            ? room.worker().toString()
            : "%d workers, %s"
                .formatted(
                    room.parts().size(),
                    Figures.counted(
                        room.parts().stream().map(part -> part.worker().host()).distinct().count(),
                        "host",
                        "hosts")));
    Roles pictures = Roles.of(room, MediaKind.VIDEO);
    Roles heard = Roles.of(room, MediaKind.AUDIO);
    roles.show(pictures.within(room.limits().maxLive()));
    sounds.show(heard.within(room.limits().maxLiveAudio()));
    boolean differ =
        !heard.equals(pictures) || room.limits().maxLiveAudio() != room.limits().maxLive();
    sounds.getParent().ifPresent(fact -> fact.setVisible(differ));
    mesh.show(
        "%s of %s".formatted(Figures.count(room.liveConsumers()), Figures.count(room.fullMesh())));
    broken.show(room.violations());
    showPipes(room);
    topology.show(room, moment);
    counts.show(room.consumers());
    showPeople(room);
    createdBy.show(room.createdBy());
    createdAt.show(Figures.span(moment.ageOf(room.createdAt())));
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

  private void showPeople(RoomPicture room) {
    Set<ParticipantId> pinned = Set.copyOf(room.pinned());
    List<ParticipantsTable.Row> wanted =
        room.participants().stream()
            .map(person -> new ParticipantsTable.Row(person, pinned.contains(person.id())))
            .filter(row -> row.matches(query.text()))
            .toList();
    people.show(wanted);
    if (refilter) {
      refilter = false;
      people.applyChanges();
    }
    matching.show(
        query.text().isEmpty()
            ? ""
            : "%d of %d".formatted(wanted.size(), room.participants().size()));
    boolean none = people.size() == 0;
    if (nobody.isVisible() != none) {
      nobody.setVisible(none);
      people.setVisible(!none);
    }
    String words =
        query.text().isEmpty()
            ? "Nobody is here now."
            : "Nobody here has “" + query.text() + "” in name, part or role.";
    if (none && !words.equals(nobody.getText())) {
      nobody.setText(words);
    }
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

  private void withRoom(Consumer<RoomPicture> act) {
    if (latest != null) {
      latest.picture().room(id).ifPresent(act);
    }
  }

  private void askToMove(RoomPicture room) {
    if (latest != null) {
      MoveDialog.open(room, latest.picture(), plans, operator);
    }
  }

  private void askToPipe(RoomPicture room) {
    if (latest != null) {
      RoomDialogs.pipe(
          room,
          latest.picture(),
          worker ->
              acts.run(
                  "Piping the room to " + worker + ".",
                  "The room is piped to " + worker + ".",
                  () -> rooms.openPart(id, worker, operator)));
    }
  }

  private void askToUnpipe(WorkerId worker) {
    withRoom(
        room ->
            room.parts().stream()
                .filter(part -> part.worker().equals(worker))
                .findFirst()
                .ifPresent(
                    part ->
                        RoomDialogs.unpipe(
                            room,
                            part,
                            () ->
                                acts.run(
                                    "Unpiping " + worker + ".",
                                    "The part on " + worker + " is taken out.",
                                    () -> rooms.closePart(id, worker, operator)))));
  }

  private void askLimits(RoomPicture room) {
    RoomDialogs.limits(
        room,
        limits ->
            acts.run(
                "Changing the limits.",
                "The limits are changed.",
                () -> rooms.limit(id, limits, operator)));
  }

  private void turnPin(ParticipantsTable.Row row) {
    if (row.pinned()) {
      acts.run(
          "Unpinning " + row.id() + ".",
          row.id() + " is no longer pinned.",
          () -> rooms.unpin(id, row.id(), operator));
    } else {
      acts.run(
          "Pinning " + row.id() + ".",
          row.id() + " is pinned and stays live.",
          () -> rooms.pin(id, row.id(), operator));
    }
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
