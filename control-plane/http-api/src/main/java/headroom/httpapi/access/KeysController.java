// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi.access;

import headroom.operations.access.ApiKeys.ApiKey;
import headroom.operations.access.Keys;
import headroom.operations.access.Right;
import headroom.operations.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

/** Keys of programs that call this API. */
@RestController
@RequestMapping("/api/v1/keys")
@Tag(name = "Access")
public class KeysController {
  private final Keys keys;

  public KeysController(Keys keys) {
    this.keys = keys;
  }

  /**
   * A key that is wished for.
   *
   * @param name 1 to 64 letters, digits, dots, underscores, hyphens and @
   * @param groups host groups that its acts are limited to; absent or empty: the whole fleet
   * @param expiresAt when it ends by itself; absent: never
   * @param reason at most 500 characters, for the audit
   */
  public record AddKey(
      @Nullable String name,
      @Nullable Role role,
      @Nullable List<@Nullable String> groups,
      @Nullable Instant expiresAt,
      @Nullable String reason) {}

  /**
   * A key without its secret.
   *
   * @param groups host groups that its acts are limited to; empty for the whole fleet
   * @param expiresAt null: never
   * @param lastUsedAt to the minute; null: never
   */
  public record KeyView(
      String name,
      Role role,
      List<String> groups,
      String createdBy,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant lastUsedAt) {
    static KeyView of(ApiKey key) {
      return new KeyView(
          key.name(),
          key.role(),
          key.scope().names(),
          key.createdBy(),
          key.createdAt(),
          key.expiresAt().orElse(null),
          key.lastUsedAt().orElse(null));
    }
  }

  /**
   * A new key.
   *
   * @param secret what a program sends, told this once
   */
  public record NewKeyView(KeyView key, String secret) {}

  @GetMapping
  @Needs(Right.SEE_ACCESS)
  @Operation(summary = "List the keys that are not revoked")
  List<KeyView> keys() {
    return keys.all().stream().map(KeyView::of).toList();
  }

  @PostMapping
  @Needs(Right.MANAGE_ACCESS)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Make a key", description = "Answers its secret, once.")
  NewKeyView addKey(@RequestBody AddKey body) {
    Keys.NewKey made =
        keys.add(
            Wishes.needed("name", body.name()),
            Wishes.needed("role", body.role()),
            Wishes.scope(body.groups()),
            Optional.ofNullable(body.expiresAt()),
            Wishes.reason(body.reason()));
    return new NewKeyView(KeyView.of(made.key()), made.secret());
  }

  @DeleteMapping("/{key}")
  @Needs(Right.MANAGE_ACCESS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Revoke a key",
      description = "For good. Other replicas may take it for half a minute more.")
  void revokeKey(
      @PathVariable("key") String key,
      @RequestParam(name = "reason", defaultValue = "") String reason) {
    keys.revoke(key, reason);
  }
}
