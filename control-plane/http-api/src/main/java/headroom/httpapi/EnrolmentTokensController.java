// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.httpapi.access.Needs;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Right;
import headroom.operations.enrolment.Enrolment;
import headroom.operations.enrolment.EnrolmentToken;
import headroom.operations.enrolment.IssuedToken;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One-time tokens by which hosts get in. */
@RestController
@RequestMapping("/api/v1/enrolment-tokens")
@Tag(name = "Enrolment")
public class EnrolmentTokensController {
  private final Enrolment enrolment;
  private final Clock clock;

  public EnrolmentTokensController(Enrolment enrolment) {
    this.enrolment = enrolment;
    this.clock = Clock.systemUTC();
  }

  /**
   * For which host a token is.
   *
   * @param host its name
   * @param group the host group that it is of from then on, as its agent has to name it; left out
   *     for a host that is enrolled: the one that it is of, for another: default
   * @param reason for the record
   */
  public record TokenWish(@Nullable String host, @Nullable String group, @Nullable String reason) {}

  /**
   * A token with its secret, which is told here only.
   *
   * @param group the one as which the host is let in
   * @param token what the host shows
   * @param pin by which the host knows the control plane
   * @param controlPlane host and port for the agent
   * @param command to run on the host, as the user that its agent runs as
   * @param replaces whether the host is enrolled already: its certificates end when this is used
   */
  public record NewTokenView(
      String id,
      String host,
      String group,
      String token,
      String pin,
      String controlPlane,
      String command,
      Instant createdAt,
      Instant expiresAt,
      boolean replaces) {}

  /**
   * A token without its secret.
   *
   * @param group null for one of before tokens were for one group
   * @param state WAITING, USED, EXPIRED or CANCELLED
   * @param endedAt null while it waits
   */
  public record TokenView(
      String id,
      String host,
      @Nullable String group,
      EnrolmentToken.State state,
      Instant createdAt,
      String createdBy,
      Instant expiresAt,
      @Nullable Instant endedAt) {}

  @PostMapping
  @Needs(Right.ENROL)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Make a token that lets one host in",
      description =
          "It lives 5 minutes, is used once, and only by the host of that name, whose agent then has to name the group. A token that waits for the same host is cancelled.")
  NewTokenView issue(@RequestBody TokenWish wish, Principal caller) {
    IssuedToken issued =
        enrolment.issue(
            Ids.host(wish.host()),
            wish.group(),
            wish.reason() == null ? "" : wish.reason(),
            caller.getName());
    EnrolmentToken token = issued.token();
    return new NewTokenView(
        token.id().toString(),
        token.host().name(),
        Objects.requireNonNull(token.group(), "every new one has it"),
        issued.secret(),
        issued.pin(),
        issued.address(),
        issued.command(enrolment.settings().program()),
        token.createdAt(),
        token.expiresAt(),
        issued.replaces());
  }

  @GetMapping
  @Needs(Right.ENROL)
  @Operation(summary = "Tokens of the last day, newest first")
  List<TokenView> list() {
    Instant now = clock.instant();
    return enrolment.tokens().stream()
        .map(
            token ->
                new TokenView(
                    token.id().toString(),
                    token.host().name(),
                    token.group(),
                    token.state(now),
                    token.createdAt(),
                    token.createdBy(),
                    token.expiresAt(),
                    token.endedAt(now)))
        .toList();
  }

  @DeleteMapping("/{token}")
  @Needs(Right.ENROL)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Cancel a token; one that waits no more stays as it is")
  void cancel(@PathVariable("token") String token, Principal caller) {
    try {
      enrolment.cancel(UUID.fromString(token), caller.getName());
    } catch (IllegalArgumentException e) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST, "A token is named by a UUID, not \"" + token + "\".", e);
    }
  }
}
