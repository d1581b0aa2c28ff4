// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.fleet;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import headroom.dashboard.element.CountTable;
import headroom.dashboard.element.FactList;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.LoadBar;

/** The fleet's sum, beside the map while no worker is selected. */
final class FleetSumPanel extends Div {
  private final LiveText load = new LiveText("hr-load-figure");
  private final LoadBar bar = new LoadBar(12);
  private final LiveText measured = new LiveText("hr-note");
  private final LiveText usable = new LiveText("hr-note");
  private final CountTable counts = new CountTable();
  private final FactList facts = new FactList();
  private final LiveText rooms = facts.fact("Rooms");
  private final LiveText participants = facts.fact("Participants");
  private final LiveText reserved = facts.fact("Reserved for joins in flight");
  private final LiveText above = facts.fact("Workers above the line");

  FleetSumPanel() {
    getElement().setAttribute("data-fleet", "sum");
    H3 title = new H3("Load of the whole fleet");
    title.add(load);
    Div ends = new Div(measured, usable);
    ends.addClassName("hr-apart");
    Section first = section(title, bar, ends);
    Anchor toRooms = new Anchor(Links.ROOMS, "All rooms");
    toRooms.addClassName("hr-link");
    Span hint =
        new Span("Select a cell to see its worker here; Enter selects, arrows walk the map.");
    hint.addClassName("hr-note");
    facts.addClassName("hr-flush");
    add(first, section(counts), section(facts, toRooms), section(hint));
  }

  void show(FleetTotals totals) {
    load.show(Figures.load(totals.load()));
    bar.show(totals.load());
    measured.show(
        "%s of %s consumers counted"
            .formatted(Figures.count(totals.counted()), Figures.count(totals.consumers().total())));
    usable.show("usable " + Figures.count(totals.usable()));
    counts.show(totals.consumers());
    rooms.show(Figures.count(totals.rooms()));
    participants.show(Figures.count(totals.participants()));
    reserved.show(Figures.count(totals.reserved()));
    above.show(Figures.count(totals.aboveLine()));
    above.mark("hr-over-text", totals.aboveLine() > 0);
  }

  private static Section section(Component... parts) {
    Section section = new Section(parts);
    section.addClassName("hr-section");
    return section;
  }
}
