// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

/** A request that names what the fleet hasn't. */
public final class PlanRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  PlanRefusedException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** Stable: {@code HOST_UNKNOWN}, {@code WORKER_UNKNOWN} or {@code ROOM_UNKNOWN}. */
  public String code() {
    return code;
  }
}
