// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.plan;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import headroom.dashboard.act.Refused;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.Missing;
import headroom.dashboard.element.Notice;
import headroom.dashboard.live.LivePart;
import headroom.dashboard.live.Moment;
import headroom.dashboard.live.SlowRead;
import headroom.dashboard.shell.DashboardLayout;
import headroom.dashboard.shell.SignedIn;
import headroom.dashboard.shell.ViewRights;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.plan.MadePlan;
import headroom.operations.plan.PlanId;
import headroom.operations.plan.Plans;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One plan, to be looked at before it is applied. */
@Route(value = "plans/:plan", layout = DashboardLayout.class)
@RolesAllowed(ViewRights.LOOK)
final class PlanView extends Main implements BeforeEnterObserver, LivePart, HasDynamicTitle {
  private static final Duration EVERY = Duration.ofSeconds(2);

  /**
   * What was read of a plan at one time.
   *
   * @param current whether the fleet is still as the plan found it
   */
  private record Reading(MadePlan made, boolean current) {}

  private final Plans plans;
  private final SignedIn operator;
  private final Notice unread = Notice.error();
  private String asked = "";
  private QueryParameters address = QueryParameters.empty();
  private Manner manner = Manner.DEFAULT;
  private @Nullable SlowRead<Reading> reading;
  private @Nullable PlanPage page;
  private @Nullable Moment latest;

  PlanView(Plans plans, SignedIn operator) {
    this.plans = plans;
    this.operator = operator;
    add(unread);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String name = event.getRouteParameters().get("plan").orElse("");
    address = event.getLocation().getQueryParameters();
    if (name.equals(asked)) {
      if (page != null) {
        page.read(address);
      }
      return;
    }
    if (reading != null) {
      reading.outdated();
    }
    asked = name;
    manner = Manner.parse(address);
    page = null;
    reading = null;
    unread.clear();
    removeAll();
    add(unread);
    try {
      PlanId id = PlanId.of(name);
      reading =
          new SlowRead<>(
              () -> new Reading(plans.get(id), plans.isCurrent(id)), this::opened, this::failed);
    } catch (HeadroomException noId) {
      add(missing());
    }
  }

  @Override
  public String getPageTitle() {
    return (page == null ? "Plan" : "Plan: " + page.title()) + " · Headroom";
  }

  @Override
  public void show(Moment moment) {
    latest = moment;
    if (reading != null) {
      reading.tick(moment, EVERY);
    }
    if (page != null) {
      page.show(moment);
    }
  }

  private void opened(Reading newest) {
    Moment now = latest;
    if (now == null) {
      return;
    }
    unread.clear();
    PlanPage shown = page;
    if (shown == null) {
      removeAll();
      shown = new PlanPage(newest.made(), plans, operator, manner);
      page = shown;
      add(unread, shown);
      shown.read(address);
      shown.show(now);
      getUI().ifPresent(ui -> ui.getPage().setTitle(getPageTitle()));
    }
    shown.current(newest.current());
  }

  private void failed(RuntimeException failure) {
    Refused why = Refused.of(failure);
    if (why.code().category() != ErrorCode.Category.NOT_FOUND) {
      unread.show(why.code().name(), why.words());
    } else if (page != null) {
      page.gone();
    } else if (getChildren().noneMatch(Missing.class::isInstance)) {
      add(missing());
    }
  }

  private Missing missing() {
    return new Missing(
            "No such plan",
            "No plan has the id “"
                + asked
                + "”. Plans are kept for half an hour and not over a restart; plan the act anew on"
                + " the page of its host or room. If it was applied, it is among the operations.")
        .leadsTo(Links.OPERATIONS, "To all operations")
        .leadsTo(Links.FLEET, "To the fleet");
  }
}
