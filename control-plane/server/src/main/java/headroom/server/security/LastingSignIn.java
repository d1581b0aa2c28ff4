// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import headroom.operations.access.JoinTokens;
import headroom.operations.access.Operators.Operator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.authentication.rememberme.TokenBasedRememberMeServices;

/**
 * Lets a sign-in outlive this process: sessions are in its memory, and an operator's open page must
 * come back by itself after a restart. The cookie names the operator and its own end, signed with a
 * secret of the database, the password's hash and the number of the operator's sign-ins; a new
 * password ends it, and so does signing out everywhere.
 */
final class LastingSignIn extends TokenBasedRememberMeServices {
  static final String COOKIE = "headroom-operator";

  /** A shift, as for sessions; not prolonged by use. */
  private static final Duration LASTS = Duration.ofHours(8);

  LastingSignIn(KnownOperators operators, JoinTokens tokens) {
    super(
        HexFormat.of().formatHex(tokens.secretFor("operator sign-in")),
        name -> signed(operators, name));
    setAlwaysRemember(true);
    setCookieName(COOKIE);
    setTokenValiditySeconds((int) LASTS.toSeconds());
    setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
  }

  /** A provider's word is asked for anew each time: it may not hold any more. */
  @Override
  public void onLoginSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
    if (authentication.getPrincipal() instanceof OperatorDetails) {
      super.onLoginSuccess(request, response, authentication);
    }
  }

  private static UserDetails signed(KnownOperators operators, String name) {
    Operator operator =
        operators.findNow(name).orElseThrow(() -> UsernameNotFoundException.fromUsername(name));
    return new OperatorDetails(operator) {
      private static final long serialVersionUID = 1L;

      @Override
      public String getPassword() {
        return operator.passwordHash() + "." + operator.signIns();
      }
    };
  }
}
