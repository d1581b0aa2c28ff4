// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.subject;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import headroom.dashboard.element.Missing;
import headroom.dashboard.live.LivePart;
import headroom.dashboard.live.Moment;
import headroom.dashboard.live.SortedBy;
import headroom.operations.fleet.FleetPicture;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A view of the one thing that its address names. Until that thing is in the fleet the view says
 * that it is missing; once shown, its page stays even when the thing goes.
 *
 * @param <K> what identifies the thing
 * @param <P> its page
 */
public abstract class SubjectView<K, P extends Component & SubjectPage> extends Main
    implements BeforeEnterObserver, LivePart, HasDynamicTitle {
  private String asked = "";
  private Optional<K> id = Optional.empty();
  private QueryParameters address = QueryParameters.empty();
  private @Nullable P page;

  /** What the address names, as written there. */
  protected abstract String name(RouteParameters parameters);

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException when nothing can have this name
   */
  protected abstract K parse(String name);

  /** Makes the page of a thing, or none when the fleet does not have it. */
  protected abstract Optional<P> page(K id, FleetPicture picture);

  /** Says that nothing has this name, and what to do. */
  protected abstract Missing missing(String name);

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String name = name(event.getRouteParameters());
    address = event.getLocation().getQueryParameters();
    P shown = page;
    if (shown != null && name.equals(asked)) {
      follow(shown);
      return;
    }
    asked = name;
    id = read(name);
    page = null;
    removeAll();
  }

  @Override
  public String getPageTitle() {
    return asked + " · Headroom";
  }

  @Override
  public void show(Moment moment) {
    P shown = page;
    if (shown == null) {
      shown = id.flatMap(known -> page(known, moment.picture())).orElse(null);
      if (shown != null) {
        open(shown);
      }
    }
    if (shown != null) {
      shown.show(moment);
    } else if (getComponentCount() == 0) {
      add(missing(asked));
    }
  }

  private void open(P opened) {
    page = opened;
    follow(opened);
    opened
        .table()
        .onSorted(order -> Address.say(SortedBy.PARAMETER, order.map(SortedBy::toString)));
    removeAll();
    add(opened);
  }

  private void follow(P shown) {
    shown.table().sortBy(SortedBy.in(address));
    shown.read(address);
  }

  private Optional<K> read(String name) {
    try {
      return Optional.of(parse(name));
    } catch (IllegalArgumentException noName) {
      return Optional.empty();
    }
  }
}
