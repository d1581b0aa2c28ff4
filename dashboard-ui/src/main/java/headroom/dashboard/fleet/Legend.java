// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.fleet;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import headroom.dashboard.element.Icon;

/** What the marks of the map mean, shown by real cells. */
final class Legend extends Div {
  Legend() {
    addClassName("hr-legend");
    Span ramp = new Span();
    ramp.addClassName("hr-ramp");
    for (int step = 0; step <= 5; step++) {
      ramp.getElement().appendChild(new Element("i").setAttribute("data-step", "" + step));
    }
    entry(new Span("0"), ramp, new Span("1.0"));
    entry(swatch("hr-legend-hatch"), new Span("above the line"));
    entry(cell("0.5", "0.8", "RUNNING", ""), new Span("planned"));
    entry(cell("0.6", "0.6", "STALE", ""), new Span("old report"));
    entry(cell("0", "0", "LOST", ""), new Span("not known"));
    entry(cell("0", "0", "DIED", ""), new Span("died"));
    entry(cell("0.3", "0.3", "RUNNING", "restarted"), new Span("restarted"));
    entry(cell("0.3", "0.3", "RUNNING", "lock"), new Span("cordoned"));
    entry(swatch("hr-legend-line"), new Span("headroom line"));
    entry(new Icon(Icon.Name.LOCK), new Span("cordoned host"));
  }

  private void entry(Component... parts) {
    add(new Span(parts));
  }

  private static Span swatch(String className) {
    Span swatch = new Span();
    swatch.addClassName(className);
    return swatch;
  }

  private static Span cell(String load, String planned, String state, String mark) {
    Span holder = new Span();
    holder
        .getElement()
        .appendChild(
            new Element("headroom-cell")
                .setAttribute("load", load)
                .setAttribute("planned", planned)
                .setAttribute("state", state)
                .setAttribute("mark", mark));
    return holder;
  }
}
