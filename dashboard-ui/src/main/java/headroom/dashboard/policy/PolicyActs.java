// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.policy;

import com.vaadin.flow.component.html.Div;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.Tone;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.policy.PolicyAt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where it is told what became of a change: done, or refused and why. */
final class PolicyActs extends Div {
  private static final Logger log = LoggerFactory.getLogger(PolicyActs.class);

  private final Notice done = new Notice(Tone.GOOD);
  private final Notice refused = Notice.error();

  PolicyActs() {
    getElement().setAttribute("data-outcome", "policy");
    done.getElement().setAttribute("role", "status");
    add(done, refused);
  }

  void done(PolicyAt now) {
    refused.clear();
    done.show(
        "The policy of " + PolicyWords.name(now.scope()) + " is at version " + now.version() + ".",
        "It holds from now on; “Changes” takes it back.");
  }

  void refuse(RuntimeException failure) {
    done.clear();
    show(refused, failure);
  }

  void clear() {
    done.clear();
    refused.clear();
  }

  /** Shows a refusal with its code, or that something failed. */
  static void show(Notice notice, RuntimeException failure) {
    if (failure instanceof HeadroomException refusal) {
      String words = refusal.getMessage();
      notice.show(refusal.code().name(), words == null ? "" : words);
    } else {
      log.warn("An act on a policy failed", failure);
      notice.show(
          ErrorCode.INTERNAL.name(), "Something failed in the control plane; its log says what.");
    }
  }
}
