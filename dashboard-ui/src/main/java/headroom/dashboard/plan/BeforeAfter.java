// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.plan;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.LoadBar;
import headroom.planning.plan.Forecast;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Load before and after, of each worker or host that the plan changes; the others are folded. */
final class BeforeAfter extends Div {
  private static final int DRAWN = 30;
  private static final int LISTED = 200;

  private BeforeAfter() {
    addClassName("hr-before-after");
  }

  /**
   * Draws forecasts, the fullest first.
   *
   * @param href where the page of a place is
   * @param one what a place is called
   */
  static <T> BeforeAfter of(
      List<Forecast<T>> forecasts, Function<T, String> href, String one, String many) {
    BeforeAfter part = new BeforeAfter();
    List<Forecast<T>> changed =
        forecasts.stream()
            .filter(Forecast::changes)
            .sorted(Comparator.comparingDouble((Forecast<T> each) -> -each.loadBefore()))
            .toList();
    List<Forecast<T>> drawn = changed.stream().limit(DRAWN).toList();
    drawn.forEach(each -> part.draw(each, href));
    if (changed.isEmpty()) {
      part.add(new Paragraph("No " + one + " changes."));
    }
    List<Forecast<T>> folded = forecasts.stream().filter(each -> !drawn.contains(each)).toList();
    if (!folded.isEmpty()) {
      part.fold(folded, changed.size() > DRAWN, one, many, forecasts.size());
    }
    return part;
  }

  private <T> void draw(Forecast<T> each, Function<T, String> href) {
    LoadBar before = new LoadBar(7);
    before.addClassName("hr-bar-before");
    before.show(each.loadBefore());
    LoadBar after = new LoadBar(11);
    after.show(each.loadAfter());
    Div pair = new Div(before, after);
    Span then = new Span(Figures.load(each.loadBefore()));
    then.setClassName("hr-over-text", each.loadBefore() > 1);
    Span now = new Span("→ " + Figures.load(each.loadAfter()));
    now.addClassName("hr-strong");
    now.setClassName("hr-over-text", each.loadAfter() > 1);
    Div row =
        new Div(new Anchor(href.apply(each.place()), each.place().toString()), pair, then, now);
    row.addClassName("hr-before-after-row");
    row.getElement().setAttribute("data-forecast", each.place().toString());
    add(row);
  }

  private <T> void fold(List<Forecast<T>> folded, boolean more, String one, String many, int all) {
    NativeDetails details =
        new NativeDetails(
            "%s of %s %s"
                .formatted(
                    Figures.count(folded.size()),
                    Figures.counted(all, one, many),
                    more ? "not drawn" : "unchanged"));
    Div lines = new Div();
    lines.addClassName("hr-note");
    details.setContent(lines);
    details.addToggleListener(
        event -> {
          if (event.isOpened() && lines.getComponentCount() == 0) {
            folded.stream()
                .limit(LISTED)
                .forEach(
                    each ->
                        lines.add(
                            new Div(
                                each.place()
                                    + " "
                                    + Figures.load(each.loadBefore())
                                    + (each.changes()
                                        ? " → " + Figures.load(each.loadAfter())
                                        : ""))));
            if (folded.size() > LISTED) {
              lines.add(new Div("and " + Figures.count(folded.size() - LISTED) + " more"));
            }
          }
        });
    add(details);
  }
}
