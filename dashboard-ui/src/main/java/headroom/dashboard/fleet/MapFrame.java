// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.fleet;

import headroom.dashboard.element.Figures;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.WorkerPicture;
import headroom.planning.HostId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The fleet as its map shows it. Made once per picture and shared by all open maps: each keeps a
 * reference to the frame that it drew last, and the difference of two frames is what it sends.
 *
 * @param version of the picture
 * @param rows in the picture's order
 * @param groupLoads mean load of the workers that can be seen, by group, as written
 */
record MapFrame(long version, Map<HostId, MapRow> rows, Map<String, String> groupLoads) {
  static MapFrame of(FleetPicture picture) {
    Map<HostId, MapRow> rows = new LinkedHashMap<>();
    for (HostPicture host : picture.hosts()) {
      rows.put(host.id(), MapRow.of(host, picture.at()));
    }
    Map<String, String> loads =
        picture.hosts().stream()
            .filter(host -> host.state() != HostState.LOST)
            .collect(
                Collectors.groupingBy(
                    HostPicture::group,
                    Collectors.collectingAndThen(
                        Collectors.flatMapping(
                            host -> host.workers().stream(),
                            Collectors.averagingDouble(WorkerPicture::load)),
                        Figures::load)));
    return new MapFrame(picture.version(), rows, loads);
  }
}
