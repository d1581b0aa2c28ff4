// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import headroom.httpapi.problem.ProblemWriter;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a request in by the API key in its {@code Authorization: Bearer} header. */
final class ApiKeyFilter extends OncePerRequestFilter {
  static final String ROLE = "ROLE_BACK_END";
  private static final String SCHEME = "Bearer ";

  private final KnownApiKeys keys;
  private final ProblemWriter problems;

  ApiKeyFilter(KnownApiKeys keys, ProblemWriter problems) {
    this.keys = keys;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String key = bearer(request.getHeader("Authorization"));
    if (key != null) {
      Optional<String> name;
      try {
        name = keys.nameOf(key);
      } catch (HeadroomException e) {
        problems.write(request, response, e.code(), e.getMessage());
        return;
      }
      if (name.isEmpty()) {
        refuse(request, response, "This API key is not known, or was revoked.");
        return;
      }
      SecurityContextHolder.getContext()
          .setAuthentication(
              UsernamePasswordAuthenticationToken.authenticated(
                  name.get(), null, AuthorityUtils.createAuthorityList(ROLE)));
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
