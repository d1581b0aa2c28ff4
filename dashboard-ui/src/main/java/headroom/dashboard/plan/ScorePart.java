// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.plan;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import headroom.dashboard.element.FactList;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.LiveText;
import headroom.planning.plan.Forecast;
import headroom.planning.plan.Plan;
import java.util.function.ToDoubleFunction;

/** How good the fleet is before and after, and what that consists of. */
final class ScorePart extends Div {
  ScorePart(Plan plan) {
    addClassName("hr-score");
    LiveText total = LiveText.figure("score", "hr-score-total");
    total.show(
        PlanWords.score(plan.before().total()) + " → " + PlanWords.score(plan.after().total()));
    Span label = new Span("Score, 0 to 100");
    label.addClassName("hr-note");
    FactList facts = new FactList();
    fact(
        facts,
        "Above the line",
        above(plan, Forecast::loadBefore),
        above(plan, Forecast::loadAfter));
    fact(facts, "Hottest worker", Figures.load(plan.peakBefore()), Figures.load(plan.peakAfter()));
    fact(
        facts,
        "People under it, %",
        PlanWords.score(plan.before().underLine()),
        PlanWords.score(plan.after().underLine()) + " %");
    fact(
        facts,
        "Evenness",
        PlanWords.score(plan.before().evenness()),
        PlanWords.score(plan.after().evenness()));
    fact(
        facts,
        "Nearness of pipes",
        PlanWords.score(plan.before().nearness()),
        PlanWords.score(plan.after().nearness()));
    add(new Div(label, total), facts);
  }

  private static void fact(FactList facts, String name, String before, String after) {
    facts.fact(name).show(before.equals(after) ? after : before + " → " + after);
  }

  private static String above(Plan plan, ToDoubleFunction<Forecast<?>> load) {
    return Figures.count(
        plan.workers().stream().filter(each -> load.applyAsDouble(each) > 1).count());
  }
}
