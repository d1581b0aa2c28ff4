// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;

/** A load as a bar on the one scale: it ends at 1.25, and the headroom line stands at 80 %. */
@Tag("headroom-bar")
public final class LoadBar extends Component {
  private double load = -1;
  private double planned = -1;

  public LoadBar() {}

  /** A bar of another height than 8 px. */
  public LoadBar(int pixels) {
    getElement().getStyle().set("--hr-bar-height", pixels + "px");
  }

  /** Shows measured and planned load, to a hundredth. */
  public void show(double newLoad, double newPlanned) {
    double rounded = Math.round(newLoad * 100) / 100.0;
    double roundedPlan = Math.round(newPlanned * 100) / 100.0;
    if (rounded != load) {
      load = rounded;
      getElement().setProperty("load", rounded);
    }
    if (roundedPlan != planned) {
      planned = roundedPlan;
      getElement().setProperty("planned", roundedPlan);
    }
  }

  public void show(double newLoad) {
    show(newLoad, newLoad);
  }
}
