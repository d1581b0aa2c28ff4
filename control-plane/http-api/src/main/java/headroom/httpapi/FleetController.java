// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.httpapi.access.Needs;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Right;
import headroom.operations.fleet.FleetPictures;
import headroom.operations.fleet.HostPicture;
import headroom.planning.HostId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hosts and workers as they are now. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Fleet")
public class FleetController {
  private final FleetPictures pictures;

  public FleetController(FleetPictures pictures) {
    this.pictures = pictures;
  }

  @GetMapping("/hosts")
  @Needs(Right.LOOK)
  @Operation(summary = "List the hosts")
  List<HostView> hosts() {
    return pictures.current().hosts().stream().map(HostView::of).toList();
  }

  @GetMapping("/hosts/{host}")
  @Needs(Right.LOOK)
  @Operation(summary = "Get a host")
  HostView host(@PathVariable("host") String host) {
    return HostView.of(find(host));
  }

  @GetMapping("/hosts/{host}/workers")
  @Needs(Right.LOOK)
  @Operation(summary = "List a host's workers")
  List<WorkerView> workersOfHost(@PathVariable("host") String host) {
    return find(host).workers().stream().map(WorkerView::of).toList();
  }

  @GetMapping("/workers")
  @Needs(Right.LOOK)
  @Operation(summary = "List all workers of the fleet")
  List<WorkerView> workers() {
    return pictures.current().workers().stream().map(WorkerView::of).toList();
  }

  private HostPicture find(String host) {
    HostId id = Ids.host(host);
    return pictures
        .current()
        .host(id)
        .orElseThrow(
            () ->
                new HeadroomException(
                    ErrorCode.HOST_UNKNOWN, "No host " + id + " has ever connected."));
  }
}
