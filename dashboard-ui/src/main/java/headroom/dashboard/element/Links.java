// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;

/** Addresses of pages; ids hold no character that would need escaping. */
public final class Links {
  public static final String FLEET = "";
  public static final String ROOMS = "rooms";
  public static final String HOSTS = "hosts";

  private Links() {}

  public static String to(HostId host) {
    return HOSTS + "/" + host;
  }

  public static String to(WorkerId worker) {
    return to(worker.host()) + "/workers/" + worker.number();
  }

  public static String to(RoomId room) {
    return ROOMS + "/" + room;
  }
}
