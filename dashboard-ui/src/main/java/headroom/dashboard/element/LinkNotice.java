// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import com.vaadin.flow.component.html.Div;
import headroom.operations.fleet.HostPicture;
import java.time.Duration;

/**
 * What a late or lost control link means. It speaks of the link, never of the calls: nobody here
 * knows that rooms are down.
 */
public final class LinkNotice extends Div {
  private final Notice late = new Notice(Tone.LATE);
  private final Notice lost = new Notice(Tone.BAD);

  public LinkNotice() {
    add(late, lost);
  }

  /** Shows the state of the link to a host whose last report is this old. */
  public void show(HostPicture host, Duration age) {
    switch (host.state()) {
      case LIVE -> clear();
      case STALE -> {
        lost.clear();
        late.show(
            "Last report " + Figures.roughly(age) + " old.",
            "The control link is late; the figures below are from then. Calls are not affected by the link.");
      }
      case LOST -> {
        late.clear();
        lost.show(
            "No contact for " + Figures.roughly(age) + ".",
            "Calls on this host may well go on; nobody here can see them. Figures are not known until it reports again.");
      }
    }
  }

  /** Says nothing. */
  public void clear() {
    late.clear();
    lost.clear();
  }
}
