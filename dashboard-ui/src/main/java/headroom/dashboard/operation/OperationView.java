// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.operation;

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
import headroom.operations.operation.OperationId;
import headroom.operations.operation.Operations;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One operation, as long as it runs and afterwards. */
@Route(value = "operations/:operation", layout = DashboardLayout.class)
@RolesAllowed(ViewRights.LOOK)
final class OperationView extends Main implements BeforeEnterObserver, LivePart, HasDynamicTitle {
  private static final Duration WHILE_IT_RUNS = Duration.ofSeconds(1);

  /** Receivers may tell late what they measured. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(5);

  private final Operations operations;
  private final SignedIn operator;
  private final Notice unread = Notice.error();
  private String asked = "";
  private QueryParameters address = QueryParameters.empty();
  private @Nullable SlowRead<Reading> reading;
  private @Nullable OperationPage page;
  private @Nullable Moment latest;

  OperationView(Operations operations, SignedIn operator) {
    this.operations = operations;
    this.operator = operator;
    add(unread);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String name = event.getRouteParameters().get("operation").orElse("");
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
    page = null;
    reading = null;
    unread.clear();
    removeAll();
    add(unread);
    try {
      OperationId id = OperationId.of(name);
      reading =
          new SlowRead<>(
              () -> new Reading(operations.get(id), operations.gaps(id)),
              this::opened,
              this::failed);
    } catch (HeadroomException noId) {
      add(missing());
    }
  }

  @Override
  public String getPageTitle() {
    return (page == null ? "Operation" : page.title()) + " · Headroom";
  }

  @Override
  public void show(Moment moment) {
    latest = moment;
    OperationPage shown = page;
    if (reading != null) {
      reading.tick(moment, shown != null && shown.isOver() ? AFTERWARDS : WHILE_IT_RUNS);
    }
    if (shown != null) {
      shown.show(moment);
    }
  }

  private void opened(Reading newest) {
    Moment now = latest;
    if (now == null) {
      return;
    }
    unread.clear();
    OperationPage shown = page;
    if (shown == null) {
      removeAll();
      shown = new OperationPage(newest.operation(), operations, operator, this::readSoon);
      shown.read(address);
      page = shown;
      add(unread, shown);
      getUI().ifPresent(ui -> ui.getPage().setTitle(getPageTitle()));
    }
    shown.take(newest, now);
  }

  private void readSoon() {
    if (reading != null) {
      reading.outdated();
    }
  }

  private void failed(RuntimeException failure) {
    Refused why = Refused.of(failure);
    if (why.code() == ErrorCode.OPERATION_UNKNOWN) {
      if (page == null && getChildren().noneMatch(Missing.class::isInstance)) {
        add(missing());
      }
      return;
    }
    unread.show(
        why.code().name(),
        why.words() + (page == null ? "" : " The figures are the last that were read."));
  }

  private Missing missing() {
    return new Missing(
            "No such operation",
            "No operation has the id “" + asked + "”. Compare it with the list of operations.")
        .leadsTo(Links.OPERATIONS, "To all operations");
  }
}
