// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A message that stays in its place: what is so, what it means, what to do. */
public final class Notice extends Div {
  private final Span title = new Span();
  private final LiveText text = new LiveText();

  public Notice(Tone tone) {
    addClassNames("hr-notice", tone.cssClass());
    title.addClassName("hr-notice-title");
    Div words = new Div(title, text);
    words.addClassName("hr-notice-words");
    add(new Icon(tone.icon()), words);
    setVisible(false);
  }

  /** An error: announced at once. */
  public static Notice error() {
    Notice notice = new Notice(Tone.DEAD);
    notice.getElement().setAttribute("role", "alert");
    return notice;
  }

  /** Shows the message; the same again changes nothing. */
  public void show(String newTitle, String newText) {
    if (!newTitle.equals(title.getText())) {
      title.setText(newTitle);
    }
    text.show(newText);
    if (!isVisible()) {
      setVisible(true);
    }
  }

  /** Takes the message away. */
  public void clear() {
    if (isVisible()) {
      setVisible(false);
    }
  }

  /** Adds a part after the words, for example a link. */
  public Notice with(Component part) {
    add(part);
    return this;
  }
}
