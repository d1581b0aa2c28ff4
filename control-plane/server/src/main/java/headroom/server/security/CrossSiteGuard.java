// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses forms that another site's page sends. Vaadin exempts the sign-in form from Spring's
 * token, and a foreign page could otherwise sign somebody in as somebody else. Browsers tell the
 * sender in {@code Sec-Fetch-Site}, which no page can forge; without the header it is no browser.
 */
final class CrossSiteGuard extends OncePerRequestFilter {
  private static final Set<String> HARMLESS_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String sender = request.getHeader("Sec-Fetch-Site");
    if (sender != null
        && FOREIGN.contains(sender)
        && !HARMLESS_METHODS.contains(request.getMethod())) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    chain.doFilter(request, response);
  }
}
