// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.subject;

import com.vaadin.flow.router.QueryParameters;
import headroom.dashboard.live.LivePart;
import headroom.dashboard.live.LiveTable;

/** All that is known of one host, worker or room. It stays, marked, when its subject goes. */
public interface SubjectPage extends LivePart {
  /** The page's table, whose order stands in the address. */
  LiveTable<?, ?> table();

  /** Shows what the address says beside the order of {@link #table}. */
  default void read(QueryParameters address) {}
}
