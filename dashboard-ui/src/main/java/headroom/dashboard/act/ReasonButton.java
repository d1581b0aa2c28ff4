// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.act;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import headroom.dashboard.element.Icon;
import java.util.function.Consumer;

/** A button for acts that people notice and that are read about later: a dialog asks why. */
public final class ReasonButton extends Div {
  private final Span words = new Span();
  private String confirmed = "";

  /**
   * A button that says nothing yet.
   *
   * @param name its {@code data-act}; the dialog's are those of {@link ReasonDialog}
   * @param wayOut what the way out says
   * @param act is given the reason
   */
  public ReasonButton(String name, Icon.Name icon, String wayOut, Consumer<String> act) {
    NativeButton button = new NativeButton();
    button.addClassName("hr-button");
    button.getElement().setAttribute("data-act", name);
    button.add(new Icon(icon), words);
    button.addClickListener(
        event ->
            new ReasonDialog(
                    name, words.getText() + "?", confirmed + ".", wayOut, words.getText(), act)
                .open());
    add(button);
  }

  /**
   * Says what is offered and what the dialog tells; the same again changes nothing.
   *
   * @param means with the numbers of whom it concerns
   */
  public void say(String offered, String means) {
    if (!offered.equals(words.getText())) {
      words.setText(offered);
    }
    confirmed = means;
  }
}
