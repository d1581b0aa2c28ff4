// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import java.util.List;

/**
 * A token as it is told to whoever asked for it, once.
 *
 * @param secret what the host shows
 * @param pin by which the host knows the control plane: {@code sha256:} and 64 hex digits
 * @param address host and port at which agents reach the control plane
 * @param replaces whether the host is enrolled already, and its certificates end with the use
 */
public record IssuedToken(
    EnrolmentToken token, String secret, String pin, String address, boolean replaces) {
  /** What to run on the host, as the user that its agent runs as; in one line. */
  public String command(String program) {
    return String.join(" ", words(program));
  }

  /** The same in several lines, for people to read. */
  public String commandLines(String program) {
    return String.join(" \\\n  ", words(program));
  }

  private List<String> words(String program) {
    return List.of(
        program + " enrol",
        "--host " + token.host(),
        "--control-plane " + address,
        "--pin " + pin,
        "--token-file - <<< '" + secret + "'");
  }

  @Override
  public String toString() {
    return "IssuedToken[" + token.id() + "]";
  }
}
