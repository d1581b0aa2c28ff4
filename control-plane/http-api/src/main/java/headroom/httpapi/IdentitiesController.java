// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.httpapi.access.Needs;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Right;
import headroom.operations.enrolment.Authority;
import headroom.operations.enrolment.Enrolment;
import headroom.operations.enrolment.Identities;
import headroom.operations.enrolment.IdentityControl;
import headroom.planning.HostId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** By which certificates hosts are known, and who is kept out. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Enrolment")
public class IdentitiesController {
  private final Enrolment enrolment;
  private final Identities identities;
  private final IdentityControl control;

  public IdentitiesController(Enrolment enrolment, Identities identities, IdentityControl control) {
    this.enrolment = enrolment;
    this.identities = identities;
    this.control = control;
  }

  /** Why something is done, for the record. */
  public record ReasonWish(@Nullable String reason) {
    String text() {
      return reason == null ? "" : reason;
    }
  }

  /**
   * An authority whose certificates are trusted.
   *
   * @param pin by which hosts know it
   * @param certificate PEM
   * @param signsFrom when it takes the place of the one before
   * @param signs whether it gives out certificates now
   */
  public record AuthorityView(
      String pin,
      String certificate,
      Instant createdAt,
      Instant signsFrom,
      Instant expiresAt,
      boolean signs) {}

  @GetMapping("/identities")
  @Needs(Right.LOOK)
  @Operation(summary = "Identities of all hosts that were enrolled")
  List<IdentityView> all() {
    return identities.all().stream().map(IdentityView::of).toList();
  }

  @GetMapping("/hosts/{host}/identity")
  @Needs(Right.LOOK)
  @Operation(summary = "A host's identity")
  IdentityView get(@PathVariable("host") String host) {
    HostId id = Ids.host(host);
    return identities
        .find(id)
        .map(IdentityView::of)
        .orElseThrow(
            () ->
                new HeadroomException(
                    ErrorCode.HOST_UNKNOWN, "Host " + id + " was never enrolled."));
  }

  @PostMapping("/hosts/{host}/identity/revoke")
  @Needs(Right.ENROL)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Make a host's certificates worthless",
      description = "Its stream ends at once; its calls go on. To come back it needs a new token.")
  void revoke(@PathVariable("host") String host, @RequestBody ReasonWish wish, Principal caller) {
    control.revoke(Ids.host(host), wish.text(), caller.getName());
  }

  @PostMapping("/hosts/{host}/identity/lock")
  @Needs(Right.ENROL)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Keep a host out until it is unlocked",
      description = "Its stream ends at once; its calls go on. Its certificate stays good.")
  void lock(@PathVariable("host") String host, @RequestBody ReasonWish wish, Principal caller) {
    control.lock(Ids.host(host), wish.text(), caller.getName());
  }

  @PostMapping("/hosts/{host}/identity/unlock")
  @Needs(Right.ENROL)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Let a locked host in again")
  void unlock(@PathVariable("host") String host, @RequestBody ReasonWish wish, Principal caller) {
    control.unlock(Ids.host(host), wish.text(), caller.getName());
  }

  @DeleteMapping("/hosts/{host}")
  @Needs(Right.ENROL)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Take a host out of the fleet",
      description =
          "Refused with HOST_IN_USE while its agent is connected or a room is wanted there. Its certificates are worthless afterwards.")
  void remove(
      @PathVariable("host") String host,
      @RequestParam(name = "reason", defaultValue = "") String reason,
      Principal caller) {
    control.remove(Ids.host(host), reason, caller.getName());
  }

  @GetMapping("/agent-authorities")
  @Needs(Right.LOOK)
  @Operation(summary = "Authorities of agents' certificates, oldest first")
  List<AuthorityView> authorities() {
    return enrolment.authorities().all().stream().map(this::view).toList();
  }

  @PostMapping("/agent-authorities")
  @Needs(Right.MANAGE_ACCESS)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Make a new authority for agents' certificates",
      description =
          "It is trusted at once and signs a day later, when every host that is connected has come to know it. The former one is trusted until what it signed has ended.")
  AuthorityView rotate(@RequestBody ReasonWish wish, Principal caller) {
    return view(enrolment.rotate(wish.text(), caller.getName()));
  }

  private AuthorityView view(Authority authority) {
    return new AuthorityView(
        "sha256:" + authority.pin(),
        Pem.certificate(authority.der()),
        authority.createdAt(),
        authority.signsFrom(),
        authority.certificate().getNotAfter().toInstant(),
        authority.pin().equals(enrolment.authorities().signing().pin()));
  }
}
