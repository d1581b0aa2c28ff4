// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import org.jspecify.annotations.Nullable;

/** Versions of this agent and of what it speaks to. */
final class Versions {
  /** The mediasoup version whose schemas are compiled in; workers of another are refused. */
  static final String MEDIASOUP = "3.27.1";

  private Versions() {}

  /** From the jar's manifest; "development" outside a jar. */
  static String agent() {
    @Nullable String version = Versions.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
