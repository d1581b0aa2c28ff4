// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

/**
 * A kind of act. Each endpoint and each page names the one it needs; {@link Role} has the table.
 */
public enum Right {
  /** Fleet, rooms, plans, operations, policies and what happens. */
  LOOK("look at the fleet"),
  /** Create and close rooms, and change their parts, limits and pins. */
  ROOMS("open, change and close rooms"),
  /** Issue join tokens and invitations. */
  JOIN("let people into rooms"),
  /** Make plans; nothing happens by them. */
  PLAN("make plans"),
  /** Apply plans, and steer operations. */
  OPERATE("carry out plans and steer operations"),
  CORDON("cordon hosts and workers"),
  POLICIES("change policies"),
  AUTOMATIC("change automatic mode"),
  /** Let hosts join the fleet, and shut them out. */
  ENROL("enrol hosts"),
  /** Read who did what. */
  AUDIT("read the audit"),
  /** Check that nobody changed the audit. */
  VERIFY_AUDIT("verify the audit"),
  /** See who may come in. */
  SEE_ACCESS("see users and keys"),
  /** Say who may come in. */
  MANAGE_ACCESS("manage users and keys");

  private final String words;

  Right(String words) {
    this.words = words;
  }

  /** To follow "may": {@code cordon hosts and workers}. */
  public String words() {
    return words;
  }
}
