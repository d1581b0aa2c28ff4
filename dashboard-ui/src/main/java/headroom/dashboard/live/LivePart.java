// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.live;

/** A part of a page that shows the fleet and follows it in place. */
public interface LivePart {
  /** Shows this moment; called under the lock of the page, about once a second. */
  void show(Moment moment);
}
