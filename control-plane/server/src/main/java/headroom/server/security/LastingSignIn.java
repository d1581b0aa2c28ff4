// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import headroom.operations.access.JoinTokens;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.authentication.rememberme.TokenBasedRememberMeServices;

/**
 * Lets a sign-in outlive this process: sessions are in its memory, and an operator's open page must
 * come back by itself after a restart. The cookie names the operator and its own end, signed with a
 * secret of the database and the password's hash; a new password ends it.
 */
final class LastingSignIn extends TokenBasedRememberMeServices {
  static final String COOKIE = "headroom-operator";

  /** A shift, as for sessions; not prolonged by use. */
  private static final Duration LASTS = Duration.ofHours(8);

  LastingSignIn(UserDetailsService operators, JoinTokens tokens) {
    super(HexFormat.of().formatHex(tokens.secretFor("operator sign-in")), operators);
    setAlwaysRemember(true);
    setCookieName(COOKIE);
    setTokenValiditySeconds((int) LASTS.toSeconds());
    setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
  }
}
