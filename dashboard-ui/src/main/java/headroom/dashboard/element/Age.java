// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long ago the figures beside it were reported. The browser counts on by itself, so the age
 * stays true when no news comes any more.
 */
@Tag("headroom-age")
public final class Age extends Component {
  private @Nullable Instant shown;

  public Age() {
    addClassName("hr-stamp");
  }

  /** An age without icon inside a sentence. */
  public static Age inline() {
    Age age = new Age();
    age.removeClassName("hr-stamp");
    return age;
  }

  /** Shows the age of a report; the same report again sends nothing. */
  public void show(Instant reportedAt, Duration age) {
    if (!reportedAt.equals(shown)) {
      shown = reportedAt;
      getElement().setProperty("age", (double) age.toMillis());
    }
  }
}
