// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Sign-in by an OpenID Connect provider; off without an issuer.
 *
 * @param issuer the provider's address, as its tokens name it; empty: off
 * @param clientId under which the provider knows this server
 * @param clientSecretFile a file with the client's secret in its first line
 * @param nameClaim of the token, with the name that the audit gets, behind {@code oidc:}
 * @param roleClaim of the token, with one or more names of roles; dots lead into nested claims
 * @param groupsClaim of the token, with the host groups that acts are limited to; empty: everybody
 *     acts on the whole fleet
 * @param label what the button on the sign-in page says
 */
@ConfigurationProperties("headroom.oidc")
public record OidcSettings(
    @DefaultValue("") String issuer,
    @DefaultValue("") String clientId,
    @DefaultValue("") String clientSecretFile,
    @DefaultValue("preferred_username") String nameClaim,
    @DefaultValue("headroom_role") String roleClaim,
    @DefaultValue("") String groupsClaim,
    @DefaultValue("Single sign-on") String label) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  public OidcSettings {
    if (!issuer.isEmpty()) {
      checkIssuer(issuer);
      if (clientId.isEmpty()) {
        throw new ConfigurationFault(
            "headroom.oidc.client-id", "The provider's name for this server is needed.");
      }
    }
  }

  public boolean isOn() {
    return !issuer.isEmpty();
  }

  /**
   * The client's secret.
   *
   * @throws ConfigurationFault when the file can't be read
   */
  public String clientSecret() {
    try {
      List<String> lines = Files.readAllLines(UserFolders.expand(clientSecretFile));
      return lines.isEmpty() ? "" : lines.getFirst().strip();
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationFault(
          "headroom.oidc.client-secret-file",
          "The file " + clientSecretFile + " can't be read.",
          e);
    }
  }

  private static void checkIssuer(String issuer) {
    URI address;
    try {
      address = URI.create(issuer);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationFault("headroom.oidc.issuer", "This is no address: " + issuer, e);
    }
    boolean safe =
        "https".equals(address.getScheme())
            || ("http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost()));
    if (!safe) {
      throw new ConfigurationFault(
          "headroom.oidc.issuer", "The provider must be reached by https: " + issuer);
    }
  }
}
