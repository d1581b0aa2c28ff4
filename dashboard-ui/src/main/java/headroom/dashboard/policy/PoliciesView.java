// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.policy;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import headroom.dashboard.automatic.AutomaticSection;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.PageHead;
import headroom.dashboard.live.Background;
import headroom.dashboard.live.LivePart;
import headroom.dashboard.live.Moment;
import headroom.dashboard.shell.DashboardLayout;
import headroom.dashboard.shell.SignedIn;
import headroom.dashboard.shell.ViewRights;
import headroom.dashboard.subject.Address;
import headroom.operations.HeadroomException;
import headroom.operations.access.Right;
import headroom.operations.automatic.AutomaticMode;
import headroom.operations.policy.Policies;
import headroom.operations.policy.PolicyAt;
import headroom.operations.policy.PolicyChange;
import headroom.operations.policy.PolicyVersion;
import headroom.planning.policy.PolicyScope;
import headroom.planning.policy.PolicyTree;
import headroom.planning.policy.PolicyValues;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All policies, and one of them with its changes; the address names it. */
@Route(value = "policies", layout = DashboardLayout.class)
@PageTitle("Policies · Headroom")
@RolesAllowed(ViewRights.LOOK)
final class PoliciesView extends Main implements BeforeEnterObserver, LivePart {
  /** Its name in an address. */
  static final String AT = "at";

  private final Policies policies;
  private final String operator;
  private final SignedIn signedIn;
  private final PolicyTable table;
  private final PolicyActs acts = new PolicyActs();
  private final AutomaticSection automatic;
  private final Div side = new Div();
  private final Div history = new Div();
  private final LiveText summary = new LiveText("hr-summary");
  private PolicyScope scope = PolicyScope.fleet();
  private @Nullable PolicyTree shown;
  private boolean entered;

  PoliciesView(Policies policies, AutomaticMode automatic, SignedIn operator) {
    this.policies = policies;
    this.signedIn = operator;
    this.operator = operator.name();
    this.automatic = new AutomaticSection(automatic, operator);
    this.table = new PolicyTable(policies, picked -> Address.say(AT, said(picked)));
    side.addClassName("hr-column");
    Div left = new Div(new Card().with(table), history);
    left.addClassName("hr-column");
    Div columns = new Div(left, side);
    columns.addClassName("hr-columns");
    add(new PageHead("Policies").beside(summary, table.changes()), acts, columns);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    loadHistory();
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    PolicyScope asked =
        event
            .getLocation()
            .getQueryParameters()
            .getSingleParameter(AT)
            .flatMap(PoliciesView::read)
            .orElse(PolicyScope.fleet());
    if (!asked.equals(scope)) {
      acts.clear();
    }
    scope = asked;
    entered = true;
    shown = null;
    if (isAttached()) {
      loadHistory();
    }
  }

  @Override
  public void show(Moment moment) {
    table.show(moment.picture());
    PolicyTree now = policies.tree();
    if (!Objects.equals(now, shown)) {
      boolean other = shown != null;
      shown = now;
      summary.show(
          now.own().isEmpty()
              ? "Nothing is set: the presets hold everywhere"
              : Figures.counted(now.own().size(), "place", "places") + " with values of their own");
      showScope();
      if (other) {
        loadHistory();
      }
    }
    automatic.show(moment);
    if (entered) {
      entered = false;
      table.select(scope);
    }
  }

  private void showScope() {
    side.removeAll();
    try {
      PolicyAt at = policies.at(scope);
      side.add(new PolicyPanel(at, () -> change(at), () -> reset(at), automatic, refusal()));
    } catch (HeadroomException unknown) {
      side.add(new NoSuchScope(scope, unknown));
    }
  }

  private void change(PolicyAt seen) {
    acts.clear();
    // Looked at anew: somebody may have changed it since this page was drawn.
    new PolicyDialog(policies, policies.at(seen.scope()), operator, this::done).open();
  }

  private void reset(PolicyAt seen) {
    PolicyResetDialog dialog =
        new PolicyResetDialog(
            policies,
            seen,
            reason ->
                run(
                    () ->
                        policies.change(
                            new PolicyChange(
                                seen.scope(),
                                PolicyValues.NONE,
                                seen.version(),
                                operator,
                                reason))));
    dialog.open();
  }

  private void undo(PolicyVersion newest) {
    run(() -> policies.undo(newest.scope(), newest.version(), operator, ""));
  }

  private void run(Supplier<PolicyAt> act) {
    acts.clear();
    Background.run(UI.getCurrentOrThrow(), act, this::done, acts::refuse);
  }

  private void done(PolicyAt now) {
    acts.done(now);
    showScope();
    loadHistory();
  }

  private void loadHistory() {
    PolicyScope asked = scope;
    Background.run(
        UI.getCurrentOrThrow(),
        () -> policies.versions(asked),
        versions -> {
          if (asked.equals(scope)) {
            showHistory(versions);
          }
        },
        failure -> {
          history.removeAll();
          if (policies.tree().own().containsKey(asked)) {
            acts.refuse(failure);
          }
        });
  }

  private Optional<String> refusal() {
    return signedIn.refusal(Right.POLICIES, scope);
  }

  private void showHistory(List<PolicyVersion> versions) {
    history.removeAll();
    history.add(new PolicyHistory(versions, () -> undo(versions.getFirst()), refusal()));
  }

  private static Optional<String> said(PolicyScope scope) {
    return scope instanceof PolicyScope.Fleet ? Optional.empty() : Optional.of(scope.toString());
  }

  private static Optional<PolicyScope> read(String text) {
    try {
      return Optional.of(PolicyScope.parse(text));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
