// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import headroom.operations.access.Caller;
import headroom.operations.access.Identified;
import org.springframework.security.core.AuthenticatedPrincipal;

/** A program that came in by its key. */
record KeyPrincipal(Caller caller) implements Identified, AuthenticatedPrincipal {
  @Override
  public String getName() {
    return caller.name();
  }
}
