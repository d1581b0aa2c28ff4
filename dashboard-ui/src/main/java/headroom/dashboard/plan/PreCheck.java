// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.plan;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import headroom.dashboard.act.Refused;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.Background;
import headroom.operations.plan.MadePlan;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says within a form what a plan would come to: it fits, or what is missing, or why there is none.
 */
final class PreCheck extends Div {
  private final Notice busy = new Notice(Tone.BUSY);
  private final Notice fits = new Notice(Tone.GOOD);
  private final Notice lacks = new Notice(Tone.LATE);
  private final Notice refused = Notice.error();
  private int asked;

  PreCheck() {
    getElement().setAttribute("data-part", "pre-check").setAttribute("aria-live", "polite");
    busy.addClassName("hr-after-a-second");
    add(busy, fits, lacks, refused);
  }

  /**
   * Plans in the background. Asked again meanwhile, only the last answer counts.
   *
   * @param planned gets the plan, or null when there is none
   */
  void ask(Supplier<MadePlan> plan, Consumer<@Nullable MadePlan> planned) {
    int mine = ++asked;
    fits.clear();
    lacks.clear();
    refused.clear();
    busy.show("Planning.", "Nothing happens yet.");
    Background.run(
        UI.getCurrentOrThrow(),
        plan,
        made -> {
          if (mine == asked) {
            busy.clear();
            tell(made);
            planned.accept(made);
          }
        },
        failure -> {
          if (mine == asked) {
            busy.clear();
            Refused why = Refused.of(failure);
            refused.show(why.code().name(), why.words());
            planned.accept(null);
          }
        });
  }

  private void tell(MadePlan made) {
    String words = made.plan().summary();
    if (made.plan().fits()) {
      fits.show("Fits.", words);
    } else {
      lacks.show("Does not fit.", words);
    }
  }
}
