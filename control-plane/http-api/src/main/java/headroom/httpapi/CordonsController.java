// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.httpapi.access.Needs;
import headroom.operations.access.Right;
import headroom.operations.plan.Cordons;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hosts and workers on which nothing new is placed. */
@RestController
@RequestMapping("/api/v1/hosts/{host}")
@Tag(name = "Fleet")
public class CordonsController {
  private final Cordons cordons;

  public CordonsController(Cordons cordons) {
    this.cordons = cordons;
  }

  @PutMapping("/cordon")
  @Needs(Right.CORDON)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Keep new rooms and people from a host; who is there stays")
  void cordon(
      @PathVariable("host") String host,
      @RequestParam(name = "reason", defaultValue = "") String reason,
      Principal caller) {
    cordons.cordon(Ids.host(host), reason, caller.getName());
  }

  @DeleteMapping("/cordon")
  @Needs(Right.CORDON)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Let rooms and people come again")
  void uncordon(
      @PathVariable("host") String host,
      @RequestParam(name = "reason", defaultValue = "") String reason,
      Principal caller) {
    cordons.uncordon(Ids.host(host), reason, caller.getName());
  }

  @PutMapping("/workers/{worker}/cordon")
  @Needs(Right.CORDON)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Keep new rooms and people from one worker; who is there stays")
  void cordonWorker(
      @PathVariable("host") String host,
      @PathVariable("worker") int worker,
      @RequestParam(name = "reason", defaultValue = "") String reason,
      Principal caller) {
    cordons.cordon(Ids.worker(host, worker), reason, caller.getName());
  }

  @DeleteMapping("/workers/{worker}/cordon")
  @Needs(Right.CORDON)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Let rooms and people come again, unless the whole host is cordoned")
  void uncordonWorker(
      @PathVariable("host") String host,
      @PathVariable("worker") int worker,
      @RequestParam(name = "reason", defaultValue = "") String reason,
      Principal caller) {
    cordons.uncordon(Ids.worker(host, worker), reason, caller.getName());
  }
}
