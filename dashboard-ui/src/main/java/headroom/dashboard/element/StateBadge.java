// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** A state as icon and word on its soft ground. */
public final class StateBadge extends Span {
  private @Nullable Tone tone;
  private String word = "";

  public StateBadge() {
    addClassName("hr-badge");
  }

  public StateBadge(Tone tone, String word) {
    this();
    show(tone, word);
  }

  /** Changes the badge if it is another one. */
  public void show(Tone newTone, String newWord) {
    if (newTone == tone && newWord.equals(word)) {
      return;
    }
    if (tone != null) {
      removeClassName(tone.cssClass());
    }
    tone = newTone;
    word = newWord;
    addClassName(newTone.cssClass());
    removeAll();
    add(new Icon(newTone.icon()), new Span(newWord));
  }
}
