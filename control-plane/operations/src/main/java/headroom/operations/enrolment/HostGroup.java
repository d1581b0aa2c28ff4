// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of host groups, and who may say that it is of which. */
public final class HostGroup {
  /** That of hosts whose agents are told none. */
  public static final String DEFAULT = "default";

  /** Characters of the longest name. */
  public static final int LONGEST = 63;

  /** As agents take it. */
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  private HostGroup() {}

  /**
   * The same name.
   *
   * @throws HeadroomException INVALID_REQUEST when no agent could have it
   */
  static String checked(String name) {
    if (!SHAPE.matcher(name).matches()) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST,
          "A host group has 1 to 63 letters, digits, dots, dashes and underscores: " + name);
    }
    return name;
  }

  /** The one that the host is of, as far as is known; that of a new host otherwise. */
  static String of(@Nullable HostIdentity identity) {
    String known = identity == null ? null : identity.group();
    return known == null ? DEFAULT : known;
  }

  /** Why a host may not say that it is of this group; null when it may. */
  static @Nullable HeadroomException refusal(@Nullable HostIdentity identity, String said) {
    String group = identity == null ? null : identity.group();
    if (identity == null || group == null || group.equals(said)) {
      return null;
    }
    return new HeadroomException(
        ErrorCode.IDENTITY_MISMATCH,
        "Host "
            + identity.host()
            + " was enrolled for the group "
            + group
            + ", but its agent names the group "
            + said
            + ". Start it with group="
            + group
            + " (headroom_agent_group), or enrol the host with a token for "
            + said
            + ".");
  }
}
