// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An order that holds still while its reader looks at it. What would be shown now is offered again
 * and again; only {@link #apply} changes what is shown. An order that shows nothing takes the first
 * offer at once.
 *
 * @param <K> what identifies a row
 */
public final class StableOrder<K> {
  private List<K> shown = List.of();
  private List<K> wanted = List.of();

  /**
   * Offers what would be shown now.
   *
   * @return true if the offer was taken at once
   */
  public boolean offer(List<K> keys) {
    wanted = List.copyOf(keys);
    if (shown.isEmpty() && !wanted.isEmpty()) {
      apply();
      return true;
    }
    return false;
  }

  /** Shows what was offered last. */
  public void apply() {
    shown = wanted;
  }

  public List<K> shown() {
    return shown;
  }

  /** Rows that are shown although they have left. */
  public Set<K> gone() {
    Set<K> gone = new HashSet<>(shown);
    gone.removeAll(new HashSet<>(wanted));
    return gone;
  }

  /** How many rows would come, leave, or else stand somewhere else. */
  public int changes() {
    if (shown.equals(wanted)) {
      return 0;
    }
    Set<K> present = new HashSet<>(shown);
    Set<K> future = new HashSet<>(wanted);
    List<K> staying = new ArrayList<>(shown);
    staying.retainAll(future);
    List<K> stayed = new ArrayList<>(wanted);
    stayed.retainAll(present);
    int moved = 0;
    for (int i = 0; i < staying.size(); i++) {
      if (!staying.get(i).equals(stayed.get(i))) {
        moved++;
      }
    }
    return (shown.size() - staying.size()) + (wanted.size() - stayed.size()) + moved;
  }
}
