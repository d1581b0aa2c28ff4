// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import headroom.httpapi.problem.ProblemWriter;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a request in by the API key in its {@code Authorization: Bearer} header. */
final class ApiKeyFilter extends OncePerRequestFilter {
  private static final String SCHEME = "Bearer ";

  private final KnownApiKeys keys;
  private final ApiLimits limits;
  private final ProblemWriter problems;

  ApiKeyFilter(KnownApiKeys keys, ApiLimits limits, ProblemWriter problems) {
    this.keys = keys;
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String key = bearer(request.getHeader("Authorization"));
    if (key != null) {
      Optional<Caller> caller;
      try {
        caller = keys.callerOf(key);
      } catch (HeadroomException e) {
        problems.write(request, response, e.code(), e.getMessage());
        return;
      }
      Optional<Duration> wait = limits.count(caller.map(Caller::name), request.getRemoteAddr());
      if (wait.isPresent()) {
        problems.write(
            request,
            response,
            ErrorCode.TOO_MANY_REQUESTS,
            caller.isPresent()
                ? "This key sends more requests than it may. Wait, and send fewer."
                : "Too many requests with keys that are not known.",
            wait.get());
        return;
      }
      if (caller.isEmpty()) {
        refuse(request, response, "This API key is not known, has ended, or was revoked.");
        return;
      }
      SecurityContextHolder.getContext()
          .setAuthentication(
              UsernamePasswordAuthenticationToken.authenticated(
                  new KeyPrincipal(caller.get(), KnownApiKeys.idOf(key)), null, List.of()));
    }
    chain.doFilter(request, response);
  }

  /** Answers a request without a valid key. */
  void refuse(HttpServletRequest request, HttpServletResponse response, String detail)
      throws IOException {
    response.setHeader("WWW-Authenticate", "Bearer realm=\"headroom\"");
    problems.write(request, response, ErrorCode.UNAUTHENTICATED, detail);
  }

  private static @Nullable String bearer(@Nullable String header) {
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? header.substring(SCHEME.length()).strip()
        : null;
  }
}
