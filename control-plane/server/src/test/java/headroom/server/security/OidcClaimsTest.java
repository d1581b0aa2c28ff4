// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.operations.access.Caller;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import headroom.server.config.ConfigurationFault;
import headroom.server.config.OidcSettings;
import headroom.server.security.OidcClaims.RefusedClaims;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OidcClaimsTest {
  private static OidcClaims claims(String roleClaim, String groupsClaim) {
    return new OidcClaims(
        new OidcSettings(
            "https://id.example.org", "headroom", "", "email", roleClaim, groupsClaim, "x"));
  }

  @Test
  void nameRoleAndGroupsComeFromTheClaims() throws Exception {
    Map<String, Object> told =
        Map.of("email", "ann@example.org", "role", "Operator", "hosts", List.of("eu-1", "eu-2"));
    assertThat(claims("role", "").caller(told))
        .isEqualTo(new Caller("oidc:ann@example.org", Role.OPERATOR, Scope.fleet()));
    assertThat(claims("role", "hosts").caller(told).scope())
        .isEqualTo(Scope.groups(Set.of("eu-1", "eu-2")));
    assertThat(
            claims("role", "hosts")
                .caller(Map.of("email", "ann", "role", "viewer", "hosts", "*"))
                .scope())
        .isEqualTo(Scope.fleet());
  }

  @Test
  void aClaimMayBeNestedOrHaveDotsInItsName() throws Exception {
    assertThat(
            claims("realm_access.roles", "")
                .caller(
                    Map.of(
                        "email", "ann", "realm_access", Map.of("roles", List.of("x", "auditor"))))
                .role())
        .isEqualTo(Role.AUDITOR);
    assertThat(
            claims("https://example.org/role", "")
                .caller(Map.of("email", "ann", "https://example.org/role", "admin"))
                .role())
        .isEqualTo(Role.ADMIN);
  }

  @Test
  void whatSaysNothingClearLetsNobodyIn() {
    for (Map<String, Object> told :
        List.<Map<String, Object>>of(
            Map.of("email", "ann"),
            Map.of("role", "admin"),
            Map.of("email", "ann", "role", "root"),
            Map.of("email", "ann", "role", "back_end"),
            Map.of("email", "ann", "role", List.of("admin", "viewer")),
            Map.of("email", "ann", "role", Map.of("admin", true)),
            Map.of("email", "<b>", "role", "admin"),
            Map.of("email", 7, "role", "admin"))) {
      assertThatThrownBy(() -> claims("role", "").caller(told))
          .as("%s", told)
          .isInstanceOf(RefusedClaims.class);
    }
    assertThatThrownBy(
            () -> claims("role", "hosts").caller(Map.of("email", "ann", "role", "admin")))
        .isInstanceOf(RefusedClaims.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://id.example.org", "ftp://id.example.org", "id.example.org", "::"})
  void aProviderThatIsNotReachedByHttpsIsABadSetting(String issuer) {
    assertThatThrownBy(() -> new OidcSettings(issuer, "headroom", "", "n", "r", "", "x"))
        .isInstanceOf(ConfigurationFault.class)
        .hasMessageContaining("headroom.oidc.issuer");
  }
}
