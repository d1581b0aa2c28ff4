// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import headroom.operations.HeadroomException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of an operator who was taken out, signed out everywhere, or given other rights,
 * and of somebody whom a provider signed in too long ago. With other rights a remembered sign-in
 * opens another session at once.
 */
final class StillSignedIn extends OncePerRequestFilter {
  private final KnownOperators operators;
  private final LongSupplier nanoTime;

  /**
   * @param nanoTime a clock that never goes back
   */
  StillSignedIn(KnownOperators operators, LongSupplier nanoTime) {
    this.operators = operators;
    this.nanoTime = nanoTime;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && !holds(authentication.getPrincipal())) {
      SecurityContextHolder.clearContext();
      HttpSession session = request.getSession(false);
      if (session != null) {
        session.invalidate();
      }
    }
    chain.doFilter(request, response);
  }

  private boolean holds(@Nullable Object principal) {
    return switch (principal) {
      case OperatorDetails operator -> holds(operator);
      case OidcOperator operator -> operator.holds(nanoTime.getAsLong());
      case null, default -> true;
    };
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
