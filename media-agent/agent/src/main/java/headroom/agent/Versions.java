// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import org.jspecify.annotations.Nullable;

/** Versions of this agent and of what it speaks to. */
final class Versions {
  /** The mediasoup version whose schemas are compiled in; workers of another are refused. */
  static final String MEDIASOUP = "3.27.1";

  private Versions() {}

  /** That of the release, else that of the jar; "development" outside of both. */
  static String agent() {
    @Nullable String release = System.getProperty("headroom.version");
    @Nullable String jar = Versions.class.getPackage().getImplementationVersion();
    return release != null ? release : jar != null ? jar : "development";
  }
}
