// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.worker;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A small curve of load under and above the headroom line. */
@Tag("headroom-sparkline")
final class Sparkline extends Component {
  Sparkline() {
    getElement().setAttribute("role", "img");
  }

  void show(LoadCurve curve) {
    ArrayNode points = JsonNodeFactory.instance.arrayNode();
    for (LoadCurve.Point point : curve.points()) {
      points
          .addArray()
          .add(point.at().getEpochSecond())
          .add(Math.round(point.load() * 1000) / 1000.0);
    }
    getElement().setAttribute("aria-label", curve.words());
    getElement()
        .callJsFunction("show", points, curve.from().getEpochSecond(), curve.to().getEpochSecond());
  }
}
