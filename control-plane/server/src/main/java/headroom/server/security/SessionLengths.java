// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a session last as long as it is set only once somebody has signed in. Anybody can begin
 * sessions by looking at the sign-in page, and each takes memory until it ends.
 */
final class SessionLengths extends OncePerRequestFilter {
  /** The sign-in page itself keeps its session while it is open. */
  static final Duration STRANGERS = Duration.ofMinutes(15);

  private static final AuthenticationTrustResolver TRUST = new AuthenticationTrustResolverImpl();

  private final Duration signedIn;

  /**
   * @param signedIn how long the session of somebody who signed in lasts without a request
   */
  SessionLengths(Duration signedIn) {
    this.signedIn = signedIn;
  }

  /** Makes each session a stranger's. */
  static final class Beginning implements HttpSessionListener {
    @Override
    public void sessionCreated(HttpSessionEvent event) {
      event.getSession().setMaxInactiveInterval(Math.toIntExact(STRANGERS.toSeconds()));
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    HttpSession session = request.getSession(false);
    if (session != null && TRUST.isAuthenticated(authentication)) {
      session.setMaxInactiveInterval(Math.toIntExact(signedIn.toSeconds()));
    }
  }
}
