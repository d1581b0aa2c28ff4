// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import headroom.operations.access.Caller;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import headroom.server.config.OidcSettings;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who somebody is here, by the claims of a provider. */
final class OidcClaims {
  /** No local name has a colon, so that no provider can name somebody like one of ours. */
  static final String PREFIX = "oidc:";

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,127}");

  private final OidcSettings settings;

  OidcClaims(OidcSettings settings) {
    this.settings = settings;
  }

  /** Why somebody is not let in. */
  static final class RefusedClaims extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedClaims(String message) {
      super(message);
    }
  }

  /**
   * Who it is.
   *
   * @throws RefusedClaims without a name, a role of ours, or the groups that are asked for
   */
  Caller caller(Map<String, Object> claims) throws RefusedClaims {
    String name = texts(at(claims, settings.nameClaim())).stream().findFirst().orElse("");
    if (!NAME.matcher(name).matches()) {
      throw new RefusedClaims("The claim " + settings.nameClaim() + " holds no usable name.");
    }
    Set<String> told =
        texts(at(claims, settings.roleClaim())).stream()
            .map(text -> text.toUpperCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    List<Role> roles =
        Stream.of(Role.values())
            .filter(Role::isForPeople)
            .filter(role -> told.contains(role.name()))
            .toList();
    if (roles.size() != 1) {
      throw new RefusedClaims(
          "The claim "
              + settings.roleClaim()
              + " must hold one role of Headroom, not "
              + told
              + ".");
    }
    return new Caller(PREFIX + name, roles.getFirst(), scope(claims));
  }

  private Scope scope(Map<String, Object> claims) throws RefusedClaims {
    if (settings.groupsClaim().isEmpty()) {
      return Scope.fleet();
    }
    List<String> groups = texts(at(claims, settings.groupsClaim()));
    if (groups.isEmpty() || groups.stream().anyMatch(String::isBlank)) {
      throw new RefusedClaims("The claim " + settings.groupsClaim() + " names no host group.");
    }
    return groups.equals(List.of("*")) ? Scope.fleet() : Scope.groups(groups);
  }

  private static Optional<Object> at(Map<String, Object> claims, String path) {
    if (claims.containsKey(path)) {
      return Optional.ofNullable(claims.get(path));
    }
    @Nullable Object here = claims;
    for (String step : path.split("\\.", -1)) {
      here = here instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return Optional.ofNullable(here);
  }

  private static List<String> texts(Optional<Object> claim) {
    return switch (claim.orElse(null)) {
      case String text -> List.of(text);
      case Collection<?> many ->
          many.stream().filter(String.class::isInstance).map(String.class::cast).toList();
      case null, default -> List.of();
    };
  }
}
