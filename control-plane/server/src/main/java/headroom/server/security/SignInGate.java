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
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away whoever guesses passwords, before a password is looked at. */
final class SignInGate extends OncePerRequestFilter {
  static final String PATH = "/login";

  /** What the sign-in itself goes by: an address can be spelt in many ways, and is the same one. */
  private static final RequestMatcher SIGN_IN =
      PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, PATH);

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
    if (!SIGN_IN.matches(request)) {
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
}
