// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import headroom.operations.access.Caller;
import headroom.operations.access.Identified;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * A program that came in by its key.
 *
 * @param caller with the rights of that moment
 * @param id by which {@link KnownApiKeys} knows the key
 */
record KeyPrincipal(Caller caller, String id) implements Identified, AuthenticatedPrincipal {
  @Override
  public String getName() {
    return caller.name();
  }

  @Override
  public String toString() {
    return "KeyPrincipal[" + caller.name() + "]";
  }
}
