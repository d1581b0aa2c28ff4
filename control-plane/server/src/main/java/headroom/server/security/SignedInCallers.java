// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Caller;
import headroom.operations.access.CallerSource;
import headroom.operations.access.Identified;
import headroom.operations.access.Operators.Operator;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who asks, by Spring Security's context of the thread; operators with the rights of now. */
@Component
final class SignedInCallers implements CallerSource {
  private final KnownOperators operators;

  SignedInCallers(KnownOperators operators) {
    this.operators = operators;
  }

  @Override
  public Caller current() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return switch (authentication == null ? null : authentication.getPrincipal()) {
      case OperatorDetails operator ->
          operators
              .find(operator.getUsername())
              .map(Operator::caller)
              .orElseThrow(() -> nobody("Your sign-in has ended. Sign in again."));
      case Identified other -> other.caller();
      case null, default -> throw nobody("Sign in first.");
    };
  }

  private static HeadroomException nobody(String words) {
    return new HeadroomException(ErrorCode.UNAUTHENTICATED, words);
  }
}
