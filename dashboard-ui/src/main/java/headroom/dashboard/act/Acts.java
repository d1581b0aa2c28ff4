// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.act;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.Background;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Where it is told what becomes of an act: it runs, is done, or was refused and why. */
public final class Acts extends Div {
  private final Notice running = new Notice(Tone.BUSY);
  private final Notice done = new Notice(Tone.GOOD);
  private final Notice refused = Notice.error();

  /**
   * A place without acts yet.
   *
   * @param name tests and scripts find it by {@code data-outcome}
   */
  public Acts(String name) {
    getElement().setAttribute("data-outcome", name);
    running.addClassName("hr-after-a-second");
    done.getElement().setAttribute("role", "status");
    add(running, done, refused);
  }

  /** Does this on a thread of its own; a refusal is told here, what follows is the caller's. */
  public <T> void run(String doing, Supplier<T> act, Consumer<T> then) {
    run(doing, act, then, ignored -> {});
  }

  /**
   * The same, with something to do after a refusal too.
   *
   * @param otherwise called after the refusal was told
   */
  public <T> void run(
      String doing, Supplier<T> act, Consumer<T> then, Consumer<Refused> otherwise) {
    clear();
    running.show(doing, "Waiting for the control plane.");
    Background.run(
        UI.getCurrentOrThrow(),
        act,
        result -> {
          running.clear();
          then.accept(result);
        },
        failure -> {
          running.clear();
          Refused why = Refused.of(failure);
          refused.show(why.code().name(), why.words());
          otherwise.accept(why);
        });
  }

  /** Says that an act is done. */
  public void tell(String title, String text) {
    refused.clear();
    done.show(title, text);
  }

  /** Says nothing any more. */
  public void clear() {
    running.clear();
    done.clear();
    refused.clear();
  }
}
