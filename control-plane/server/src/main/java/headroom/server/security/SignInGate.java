// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away whoever guesses passwords, before a password is looked at. */
final class SignInGate extends OncePerRequestFilter {
  static final String PATH = "/login";

  /** A password is hashed slowly; a megabyte of it would be no password. */
  private static final int MOST_CHARACTERS = 1_000;

  private final SignInLimits limits;

  SignInGate(SignInLimits limits) {
    this.limits = limits;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!isSignIn(request)) {
      chain.doFilter(request, response);
      return;
    }
    String name = Objects.requireNonNullElse(request.getParameter("username"), "");
    String password = Objects.requireNonNullElse(request.getParameter("password"), "");
    if (name.length() > MOST_CHARACTERS || password.length() > MOST_CHARACTERS) {
      response.sendRedirect(request.getContextPath() + PATH + "?error");
      return;
    }
    Optional<Duration> wait = limits.attempt(request.getRemoteAddr(), name);
    if (wait.isPresent()) {
      long seconds = wait.get().plusSeconds(1).minusNanos(1).toSeconds();
      response.sendRedirect(request.getContextPath() + PATH + "?wait=" + seconds);
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean isSignIn(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        && request.getRequestURI().equals(request.getContextPath() + PATH);
  }
}
