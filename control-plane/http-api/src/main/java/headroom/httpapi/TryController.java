// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.room.Invitations;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Opens an invitation: needs no sign-in, the link is the right to come in. */
@RestController
@Hidden
public class TryController {
  private final Invitations invitations;

  public TryController(Invitations invitations) {
    this.invitations = invitations;
  }

  @GetMapping("/try/{invitation}")
  ResponseEntity<Void> open(@PathVariable("invitation") String invitation) {
    return ResponseEntity.status(HttpStatus.FOUND)
        .location(URI.create(invitations.accept(invitation).pageUrl()))
        // Each opening is a participant of its own.
        .cacheControl(CacheControl.noStore())
        .header("Referrer-Policy", "no-referrer")
        .build();
  }
}
