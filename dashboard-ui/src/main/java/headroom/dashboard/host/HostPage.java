// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.host;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import headroom.dashboard.act.CordonPart;
import headroom.dashboard.element.Age;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.ConsumerFigures;
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
import headroom.dashboard.fleet.HeatMap;
import headroom.dashboard.fleet.MapFrames;
import headroom.dashboard.live.LiveTable;
import headroom.dashboard.live.Moment;
import headroom.dashboard.plan.DrainForm;
import headroom.dashboard.subject.SubjectPage;
import headroom.dashboard.worker.WorkerTables;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.RoomPicture;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import java.util.List;

/** Everything that is known of one host. */
final class HostPage extends Div implements SubjectPage {
  private final HostId id;
  private final MapFrames frames;
  private final CordonPart cordon;
  private final StateBadge badge = new StateBadge();
  private final StateBadge cordoned = new StateBadge(Tone.QUIET, "CORDONED");
  private final LiveText group = new LiveText("hr-badge", "hr-badge-plain");
  private final Age age = new Age();
  private final LinkNotice link = new LinkNotice();
  private final Notice gone = new Notice(Tone.QUIET);
  private final FactStrip strip = new FactStrip();
  private final LiveText load = strip.figure("load", "load, mean of its workers");
  private final LiveText above = strip.figure("above-line", "workers above the line");
  private final ConsumerFigures consumers = new ConsumerFigures(strip);
  private final LiveText rooms = strip.figure("rooms", "rooms placed here");
  private final LiveText people = strip.figure("participants", "participants");
  private final HeatMap map;
  private final IdentityCard identity;
  private final LiveTable<WorkerId, WorkerTables.Line> workers = WorkerTables.ofOneHost();
  private final CountTable counts = new CountTable();
  private final FactList facts = new FactList();
  private final LiveText cores = facts.fact("Cores");
  private final LiveText memory = facts.fact("Memory");
  private final LiveText agent = facts.fact("Agent");
  private final LiveText mediasoup = facts.fact("mediasoup");
  private final LiveText signalling = facts.fact("Signalling");
  private final LiveText incarnation = facts.fact("Incarnation of the agent");
  private final WorkersWanted wanted = new WorkersWanted();

  HostPage(HostId id, MapFrames frames, CordonPart cordon, DrainForm drain, IdentityCard identity) {
    this.id = id;
    this.identity = identity;
    this.frames = frames;
    this.cordon = cordon;
    this.map = new HeatMap(false, worker -> UI.getCurrentOrThrow().navigate(Links.to(worker)));
    getElement().setAttribute("data-host", id.name());
    Div countsBody = new Div(counts);
    countsBody.addClassName("hr-padded");
    Div left =
        new Div(
            new Card("hr-one-host").with(map),
            new Card().titled("Workers", workers.changes()).with(workers));
    left.addClassName("hr-column");
    Div right =
        new Div(
            new Card().titled("Consumers").with(countsBody),
            new Card().titled("Wanted and actual").with(wanted),
            new Card().titled("Facts").with(facts),
            identity.card());
    right.addClassName("hr-column");
    Div columns = new Div(left, right);
    columns.addClassName("hr-columns");
    add(
        new PageHead(new Crumbs().to("Fleet", "."), id.name())
            .beside(badge, cordoned, group)
            .acts(age, cordon.button(), drain),
        cordon.outcome(),
        link,
        gone,
        strip,
        columns);
  }

  @Override
  public LiveTable<WorkerId, WorkerTables.Line> table() {
    return workers;
  }

  @Override
  public void show(Moment moment) {
    identity.show(moment);
    moment
        .picture()
        .host(id)
        .ifPresentOrElse(
            host -> update(host, moment),
            () -> gone.show("This host was removed.", "The figures are its last."));
  }

  private void update(HostPicture host, Moment moment) {
    boolean known = host.state() != HostState.LOST;
    gone.clear();
    badge.show(Tone.of(host.state()), host.state().name());
    cordoned.setVisible(host.cordoned());
    cordon.show(host.cordoned(), moment);
    group.show("group " + host.group());
    age.show(host.reportedAt(), moment.ageOf(host.reportedAt()));
    link.show(host, moment.ageOf(host.reportedAt()));
    List<RoomPicture> here =
        moment.picture().rooms().values().stream()
            .filter(room -> room.worker().host().equals(id))
            .toList();
    load.show(known ? Figures.load(host.load()) : Figures.NOT_KNOWN);
    above.show(known ? Figures.count(host.workersAboveLine()) : Figures.NONE);
    rooms.show(Figures.count(here.size()));
    people.show(
        known
            ? Figures.count(here.stream().mapToInt(room -> room.participants().size()).sum())
            : Figures.NONE);
    if (known) {
      consumers.show(host.consumers());
      counts.show(host.consumers());
    } else {
      consumers.showNotKnown();
      counts.showNotKnown();
    }
    map.show(frames, moment.picture(), List.of(id));
    workers.show(
        host.workers().stream().map(worker -> WorkerTables.Line.of(worker, host)).toList());
    cores.show(Figures.count(host.cores()));
    memory.show(Figures.bytes(host.memoryBytes()));
    agent.show(host.agentVersion());
    mediasoup.show(host.mediasoupVersion());
    signalling.show(host.signallingUrl());
    incarnation.show(Figures.count(host.incarnation()));
    wanted.show(host);
  }
}
