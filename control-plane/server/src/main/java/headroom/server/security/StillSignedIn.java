// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import headroom.operations.HeadroomException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of an operator who was taken out, signed out everywhere, or given other rights.
 * In the last case a remembered sign-in opens another session at once, with the new rights.
 */
final class StillSignedIn extends OncePerRequestFilter {
  private final KnownOperators operators;

  StillSignedIn(KnownOperators operators) {
    this.operators = operators;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null
        && authentication.getPrincipal() instanceof OperatorDetails operator
        && !holds(operator)) {
      SecurityContextHolder.clearContext();
      HttpSession session = request.getSession(false);
      if (session != null) {
        session.invalidate();
      }
    }
    chain.doFilter(request, response);
  }

  /** While the database is away nobody is signed out: looking goes on without it. */
  private boolean holds(OperatorDetails operator) {
    try {
      return operators.find(operator.getUsername()).filter(operator::holdsFor).isPresent();
    } catch (HeadroomException away) {
      return true;
    }
  }
}
