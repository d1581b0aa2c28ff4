// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

/** Names of rights, as views name the one they need: those of {@code Right}. */
public final class ViewRights {
  public static final String LOOK = "LOOK";
  public static final String AUDIT = "AUDIT";
  public static final String SEE_ACCESS = "SEE_ACCESS";

  private ViewRights() {}
}
