// SPDX-License-Identifier: Apache-2.0
package headroom.agent.protoo;

/** The client refused a request of ours. */
public final class ClientRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClientRefusedException(String message) {
    super(message, null, false, false);
  }
}
