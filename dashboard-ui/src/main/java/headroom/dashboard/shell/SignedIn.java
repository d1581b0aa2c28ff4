// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasEnabled;
import headroom.operations.HeadroomException;
import headroom.operations.access.Caller;
import headroom.operations.access.Guard;
import headroom.operations.access.Right;
import headroom.planning.HostId;
import headroom.planning.policy.PolicyScope;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The operator who looks at a page, and what it may do there. What it may not do is shown and can't
 * be clicked; whether it may is asked once more by the act itself.
 */
public final class SignedIn {
  private final Supplier<Caller> caller;
  private final Guard guard;
  private final Runnable signOut;

  /**
   * @param caller as it signed in; asked under a page's lock, so it must not wait
   * @param signOut ends the session and leaves the page
   */
  public SignedIn(Supplier<Caller> caller, Guard guard, Runnable signOut) {
    this.caller = caller;
    this.guard = guard;
    this.signOut = signOut;
  }

  public String name() {
    return caller.get().name();
  }

  public Caller caller() {
    return caller.get();
  }

  /** Ends the session and leaves the page. */
  public void signOut() {
    signOut.run();
  }

  public boolean has(Right right) {
    return caller.get().role().has(right);
  }

  /** Why it may not do this wherever; empty when it may. */
  public Optional<String> refusal(Right right) {
    return words(caller.get().lacks(right));
  }

  /** The same for what concerns the whole fleet. */
  public Optional<String> refusalForFleet(Right right) {
    return words(caller.get().lacksForFleet(right));
  }

  /** The same for what is done to these hosts. */
  public Optional<String> refusal(Right right, Collection<HostId> hosts) {
    return words(guard.refusal(caller.get(), right, hosts));
  }

  /** The same for what is done to a policy. */
  public Optional<String> refusal(Right right, PolicyScope scope) {
    return words(guard.refusal(caller.get(), right, scope));
  }

  private static Optional<String> words(Optional<HeadroomException> refusal) {
    return refusal.map(why -> Objects.requireNonNullElse(why.getMessage(), why.code().name()));
  }

  /** Shows that something can't be used and why, when there is a reason. */
  public static <T extends Component & HasEnabled> T limit(T part, Optional<String> refusal) {
    refusal.ifPresent(
        why -> {
          part.setEnabled(false);
          part.getElement()
              .setAttribute("title", why)
              .setAttribute("aria-description", why)
              .setAttribute("data-refused", "");
        });
    return part;
  }
}
