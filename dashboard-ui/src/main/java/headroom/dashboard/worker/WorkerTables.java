// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.worker;

import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Icon;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.LiveTable;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.WorkerPicture;
import headroom.operations.fleet.WorkerState;
import headroom.planning.WorkerId;
import java.util.Comparator;
import java.util.function.Function;

/** Tables of workers: the facts of the map, for those who read rather than look. */
public final class WorkerTables {
  private WorkerTables() {}

  /**
   * A worker and the host it runs on.
   *
   * @param cordoned whether nothing new is placed on it, because of itself or of its host
   */
  public record Line(WorkerPicture worker, HostState host, boolean cordoned) {
    public static Line of(WorkerPicture worker, HostPicture host) {
      return new Line(worker, host.state(), host.cordoned() || worker.cordoned());
    }

    WorkerId id() {
      return worker.id();
    }

    /** Whether its figures mean anything: nobody can see a lost host. */
    boolean known() {
      return host != HostState.LOST;
    }

    /** Whether it has a load: a process that does not run has none. */
    boolean loaded() {
      return known() && worker.state() == WorkerState.RUNNING;
    }

    /** Load for sorting: what is not known comes after all that is. */
    double sortableLoad() {
      return loaded() ? worker.load() : -1;
    }

    String writtenLoad() {
      return loaded() ? Figures.load(worker.load()) : known() ? Figures.NONE : Figures.NOT_KNOWN;
    }
  }

  /** Workers of the whole fleet, hottest first. */
  public static LiveTable<WorkerId, Line> ofTheFleet() {
    LiveTable<WorkerId, Line> table =
        new LiveTable<>(
            "Workers, hottest first",
            Line::id,
            Comparator.comparingDouble(Line::sortableLoad).reversed().thenComparing(Line::id));
    columns(table, id -> id.toString());
    return table;
  }

  /** Workers of one host, by number. */
  public static LiveTable<WorkerId, Line> ofOneHost() {
    LiveTable<WorkerId, Line> table =
        new LiveTable<>("Workers of this host", Line::id, Comparator.comparing(Line::id));
    columns(table, WorkerId::shortName);
    return table;
  }

  private static void columns(LiveTable<WorkerId, Line> table, Function<WorkerId, String> name) {
    table
        .column(
            "worker",
            "Worker",
            "<a class='hr-strong' href=${item.href} data-worker=${item.id}>${item.name}</a>")
        .with("id", line -> line.id().toString())
        .with("href", line -> Links.to(line.id()))
        .with("name", line -> name.apply(line.id()))
        .sortedBy(Comparator.comparing(Line::id))
        .atLeast(118);
    table
        .column(
            "state",
            "State",
            "<span class=${item.look}><span class=${item.icon} aria-hidden='true'></span>${item.word}</span>")
        .with("look", line -> "hr-state " + tone(line).cssClass())
        .with("icon", line -> "hr-icon " + Icon.cssClass(tone(line).icon()))
        .with("word", WorkerTables::word)
        .sortedBy(Comparator.comparing(Line::host).thenComparing(line -> line.worker().state()))
        .width(126);
    table
        .column(
            "bar", "", "<headroom-bar .load=${item.load} .planned=${item.planned}></headroom-bar>")
        .with("load", line -> line.loaded() ? hundredths(line.worker().load()) : 0)
        .with("planned", line -> line.loaded() ? hundredths(line.worker().plannedLoad()) : 0)
        .onlyWide()
        .atLeast(74);
    table
        .column(
            "load",
            "Load",
            "<b class=${item.look} data-worker=${item.id} data-figure='load'>${item.load}</b>")
        .with("id", line -> line.id().toString())
        .with("look", line -> line.loaded() && line.worker().aboveLine() ? "hr-over-text" : "")
        .with("load", Line::writtenLoad)
        .figure()
        .sortedBy(Comparator.comparingDouble(Line::sortableLoad))
        .width(80);
    figure(table, "consumers-live", "Live", line -> Figures.count(line.worker().consumers().live()))
        .sortedBy(Comparator.comparingInt(line -> line.worker().consumers().live()));
    figure(
            table,
            "consumers-paused",
            "Paused",
            line -> Figures.count(line.worker().consumers().paused()))
        .sortedBy(Comparator.comparingInt(line -> line.worker().consumers().paused()));
    figure(
            table,
            "usable",
            "Usable",
            line -> Figures.count(line.worker().policy().usableConsumers()))
        .sortedBy(Comparator.comparingInt(line -> line.worker().policy().usableConsumers()));
    figure(table, "cpu", "CPU", line -> Figures.percent(line.worker().cpu()))
        .sortedBy(Comparator.comparingDouble(line -> line.worker().cpu()));
    figure(table, "rooms", "Rooms", line -> Figures.count(line.worker().rooms().size()))
        .sortedBy(Comparator.comparingInt(line -> line.worker().rooms().size()));
    figure(table, "restarts", "Restarts", line -> Figures.count(line.worker().restarts()))
        .width(78)
        .sortedBy(Comparator.comparingInt(line -> line.worker().restarts()));
  }

  private static LiveTable<WorkerId, Line>.Column figure(
      LiveTable<WorkerId, Line> table, String name, String header, Function<Line, String> value) {
    return table
        .column(
            name,
            header,
            "<span data-worker=${item.id} data-figure='" + name + "'>${item.value}</span>")
        .with("id", line -> line.id().toString())
        .with("value", line -> line.loaded() ? value.apply(line) : Figures.NONE)
        .figure()
        .width(66);
  }

  private static Tone tone(Line line) {
    return line.host() == HostState.LIVE ? Tone.of(line.worker().state()) : Tone.of(line.host());
  }

  private static String word(Line line) {
    String word =
        line.host() != HostState.LIVE ? line.host().name() : WorkerWords.word(line.worker());
    return line.cordoned() ? word + ", cordoned" : word;
  }

  private static double hundredths(double load) {
    return Math.round(load * 100) / 100.0;
  }
}
