// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.automatic;

import com.vaadin.flow.component.html.Div;
import headroom.dashboard.element.FactList;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.LiveText;
import headroom.operations.automatic.AutomaticSettings;
import headroom.operations.automatic.AutomaticState;

/** How automatic mode goes about it, each value in its unit. */
final class SettingsList extends Div {
  private final FactList facts = new FactList();
  private final LiveText patience = facts.fact("Above the line for");
  private final LiveText margin = facts.fact("Brought below it by");
  private final LiveText worker = facts.fact("A worker rests");
  private final LiveText fleet = facts.fact("The fleet rests");
  private final LiveText people = facts.fact("People per operation");
  private final LiveText parallel = facts.fact("Moves at a time");
  private final LiveText failure = facts.fact("Halts: hosts or workers lost");
  private final LiveText changed = facts.fact("Last changed, UTC");
  private final LiveText by = facts.fact("By");

  SettingsList() {
    add(facts);
  }

  void show(AutomaticState state) {
    AutomaticSettings settings = state.settings();
    patience.show(
        "%s, %s in a row"
            .formatted(
                Figures.span(settings.patience()),
                Figures.counted(settings.evaluations(), "evaluation", "evaluations")));
    margin.show(Figures.percent(settings.margin()));
    worker.show(Figures.span(settings.workerCoolDown()));
    fleet.show(Figures.span(settings.fleetCoolDown()));
    people.show("at most " + Figures.count(settings.maxPeople()));
    parallel.show(Figures.count(settings.maxParallel()));
    failure.show(
        "%s within %s"
            .formatted(
                Figures.percent(settings.massFailureShare()),
                Figures.span(settings.massFailureWithin())));
    boolean never = state.changedBy().isEmpty();
    changed.show(never ? "never" : AutomaticWords.time(state.changedAt()));
    by.show(never ? Figures.NONE : state.changedBy());
  }
}
