// SPDX-License-Identifier: Apache-2.0
package headroom.rig.probe;

import headroom.rig.api.HeadroomApi;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Lets people in on one host only: all others are cordoned meanwhile, as an operator would do, so a
 * new room opens on it, and an open one grows there.
 */
final class Seating implements AutoCloseable {
  private final HeadroomApi api;
  private final List<String> cordoned;

  private Seating(HeadroomApi api, List<String> cordoned) {
    this.api = api;
    this.cordoned = cordoned;
  }

  static Seating on(HeadroomApi api, String host) {
    List<String> others =
        api.hosts()
            .valueStream()
            .filter(other -> !other.path("cordoned").asBoolean(false))
            .map(Seating::name)
            .filter(name -> !name.equals(host))
            .toList();
    others.forEach(api::cordon);
    return new Seating(api, others);
  }

  private static String name(JsonNode host) {
    return host.path("id").asString();
  }

  @Override
  public void close() {
    cordoned.forEach(api::uncordon);
  }
}
