// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import headroom.dashboard.login.SignInOffer;
import headroom.server.config.OidcSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Sign-in by an OpenID Connect provider. The provider is asked for its addresses when the first
 * person signs in by it, so that this server starts without it.
 */
final class OidcDoor implements ClientRegistrationRepository {
  private static final System.Logger LOG = System.getLogger(OidcDoor.class.getName());
  private static final String ID = "oidc";
  private static final String REFUSED = "/login?refused";

  private final OidcSettings settings;
  private final OidcClaims claims;
  private final String secret;
  private final OidcUserService provider = new OidcUserService();
  private @Nullable ClientRegistration registration;

  /**
   * @throws headroom.server.config.ConfigurationFault when the client's secret can't be read
   */
  OidcDoor(OidcSettings settings) {
    this.settings = settings;
    this.claims = new OidcClaims(settings);
    this.secret = settings.clientSecret();
  }

  /** What the sign-in page offers. */
  static SignInOffer offer(OidcSettings settings) {
    return new SignInOffer(settings.label(), "oauth2/authorization/" + ID);
  }

  void configure(OAuth2LoginConfigurer<HttpSecurity> login) {
    login
        .clientRegistrationRepository(this)
        .authorizedClientRepository(new NothingKept())
        .loginPage("/login")
        .failureUrl(REFUSED)
        .userInfoEndpoint(info -> info.oidcUserService(this::load));
  }

  @Override
  public synchronized @Nullable ClientRegistration findByRegistrationId(String id) {
    if (!id.equals(ID)) {
      return null;
    }
    ClientRegistration known = registration;
    if (known == null) {
      known =
          ClientRegistrations.fromOidcIssuerLocation(settings.issuer())
              .registrationId(ID)
              .clientId(settings.clientId())
              .clientSecret(secret)
              .scope("openid", "profile", "email")
              .build();
      registration = known;
    }
    return known;
  }

  private OidcUser load(OidcUserRequest request) {
    OidcUser user = provider.loadUser(request);
    try {
      return new OidcOperator(user, claims.caller(user.getClaims()), System.nanoTime());
    } catch (OidcClaims.RefusedClaims e) {
      LOG.log(
          System.Logger.Level.INFO, "{0} was not let in: {1}", user.getSubject(), e.getMessage());
      throw new OAuth2AuthenticationException(
          new OAuth2Error("headroom_claims"), String.valueOf(e.getMessage()), e);
    }
  }

  /** Tokens are for knowing who it is; after that nobody needs them. */
  private static final class NothingKept implements OAuth2AuthorizedClientRepository {
    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Spring's own words.
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
        String id, Authentication principal, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        Authentication principal,
        HttpServletRequest request,
        HttpServletResponse response) {}

    @Override
    public void removeAuthorizedClient(
        String id,
        Authentication principal,
        HttpServletRequest request,
        HttpServletResponse response) {}
  }
}
