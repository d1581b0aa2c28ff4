// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Caller;
import headroom.operations.access.CallerSource;
import headroom.operations.access.Identified;
import headroom.operations.access.Operators.Operator;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who asks, by Spring Security's context of the thread; with the rights of now. */
@Component
final class SignedInCallers implements CallerSource {
  private static final String ENDED = "Your sign-in has ended. Sign in again.";

  private final KnownOperators operators;
  private final KnownApiKeys keys;
  private final LongSupplier nanoTime;

  @Autowired
  SignedInCallers(KnownOperators operators, KnownApiKeys keys) {
    this(operators, keys, System::nanoTime);
  }

  /**
   * @param nanoTime a clock that never goes back
   */
  SignedInCallers(KnownOperators operators, KnownApiKeys keys, LongSupplier nanoTime) {
    this.operators = operators;
    this.keys = keys;
    this.nanoTime = nanoTime;
  }

  @Override
  public Caller current() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return switch (authentication == null ? null : authentication.getPrincipal()) {
      case OperatorDetails operator ->
          operators
              .find(operator.getUsername())
              .map(Operator::caller)
              .orElseThrow(() -> nobody(ENDED));
      case OidcOperator operator when !operator.holds(nanoTime.getAsLong()) -> throw nobody(ENDED);
      case KeyPrincipal key ->
          keys.callerById(key.id())
              .orElseThrow(() -> nobody("This API key has ended, or was revoked."));
      case Identified other -> other.caller();
      case null, default -> throw nobody("Sign in first.");
    };
  }

  private static HeadroomException nobody(String words) {
    return new HeadroomException(ErrorCode.UNAUTHENTICATED, words);
  }
}
