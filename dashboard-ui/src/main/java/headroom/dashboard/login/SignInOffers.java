// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.login;

import java.util.List;

/** Other ways to sign in than by a password; empty when there are none. */
public record SignInOffers(List<SignInOffer> all) {
  public SignInOffers {
    all = List.copyOf(all);
  }
}
