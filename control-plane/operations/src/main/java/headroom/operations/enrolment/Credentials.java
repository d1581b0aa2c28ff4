// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import java.util.List;

/**
 * What a host gets.
 *
 * @param certificate of its own, in base64
 * @param authorities whom it trusts, in base64
 */
public record Credentials(String certificate, List<String> authorities) {
  public Credentials {
    authorities = List.copyOf(authorities);
  }
}
