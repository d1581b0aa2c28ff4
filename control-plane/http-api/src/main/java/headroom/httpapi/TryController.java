// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.HeadroomException;
import headroom.operations.room.Invitations;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.HtmlUtils;

/** Opens an invitation: needs no sign-in, the link is the right to come in. */
@RestController
@Hidden
public class TryController {
  private final Invitations invitations;

  public TryController(Invitations invitations) {
    this.invitations = invitations;
  }

  @GetMapping("/try/{invitation}")
  ResponseEntity<String> open(@PathVariable("invitation") String invitation) {
    String page;
    try {
      page = invitations.accept(invitation).pageUrl();
    } catch (HeadroomException e) {
      return sorry(e);
    }
    return ResponseEntity.status(HttpStatus.FOUND)
        .location(URI.create(page + "&invite=" + encoded(link())))
        // Each opening is a participant of its own.
        .cacheControl(CacheControl.noStore())
        .header("Referrer-Policy", "no-referrer")
        .build();
  }

  /** The address that was opened: the page offers it for inviting others. */
  private static String link() {
    return ServletUriComponentsBuilder.fromCurrentRequestUri().toUriString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** For a person who followed a link, not for a program. */
  private static ResponseEntity<String> sorry(HeadroomException e) {
    String text = HtmlUtils.htmlEscape(String.valueOf(e.getMessage()));
    return ResponseEntity.status(
            e.code().category().retryable() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.NOT_FOUND)
        .contentType(MediaType.TEXT_HTML)
        .cacheControl(CacheControl.noStore())
        .body(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width\"><title>Headroom</title><h1>This link leads"
                + " nowhere now</h1><p>"
                + text
                + "</p><p><code>"
                + e.code()
                + "</code></p></html>");
  }
}
