// SPDX-License-Identifier: Apache-2.0
package headroom.operations;

/** Stable codes of everything that can be refused; the same in API, dashboard, logs and metrics. */
public enum ErrorCode {
  INVALID_REQUEST(Category.CALLER),
  INVALID_POLICY(Category.CALLER),
  UNAUTHENTICATED(Category.CALLER),
  FORBIDDEN(Category.CALLER),
  OUTSIDE_SCOPE(Category.CALLER),
  ROOM_UNKNOWN(Category.NOT_FOUND),
  GROUP_UNKNOWN(Category.NOT_FOUND),
  HOST_UNKNOWN(Category.NOT_FOUND),
  WORKER_UNKNOWN(Category.NOT_FOUND),
  PARTICIPANT_UNKNOWN(Category.NOT_FOUND),
  OPERATION_UNKNOWN(Category.NOT_FOUND),
  USER_UNKNOWN(Category.NOT_FOUND),
  KEY_UNKNOWN(Category.NOT_FOUND),
  ROOM_CLOSING(Category.CONFLICT),
  PLAN_UNKNOWN(Category.NOT_FOUND),
  PLAN_OUTDATED(Category.CONFLICT),
  PLAN_INCOMPLETE(Category.CONFLICT),
  CORDONED(Category.CONFLICT),
  OPERATION_RUNNING(Category.CONFLICT),
  OPERATION_OVER(Category.CONFLICT),
  PART_IS_HOME(Category.CONFLICT),
  PART_NOT_EMPTY(Category.CONFLICT),
  TOO_MANY_PINS(Category.CONFLICT),
  POLICY_CHANGED(Category.CONFLICT),
  NAME_TAKEN(Category.CONFLICT),
  LAST_ADMIN(Category.CONFLICT),
  ENROLMENT_OFF(Category.CONFLICT),
  TOKEN_UNKNOWN(Category.NOT_FOUND),
  TOKEN_USED(Category.CONFLICT),
  TOKEN_EXPIRED(Category.CONFLICT),
  TOKEN_CANCELLED(Category.CONFLICT),
  TOKEN_FOR_OTHER_HOST(Category.CALLER),
  HOST_LOCKED(Category.CONFLICT),
  HOST_IN_USE(Category.CONFLICT),
  NOT_ENROLLED(Category.CALLER),
  CERTIFICATE_REVOKED(Category.CONFLICT),
  CERTIFICATE_EXPIRED(Category.CALLER),
  CERTIFICATE_REUSED(Category.CALLER),
  IDENTITY_MISMATCH(Category.CALLER),
  ROTATION_RUNNING(Category.CONFLICT),
  NO_HOSTS(Category.TEMPORARY),
  NOT_ENOUGH_HEADROOM(Category.TEMPORARY),
  ROOM_FULL(Category.TEMPORARY),
  HOST_UNREACHABLE(Category.TEMPORARY),
  TOO_MANY_STREAMS(Category.TEMPORARY),
  HOSTS_NOT_HEARD(Category.TEMPORARY),
  TOO_MANY_REQUESTS(Category.TEMPORARY),
  DATABASE_UNAVAILABLE(Category.TEMPORARY),
  INTERNAL(Category.OURS);

  private final Category category;

  ErrorCode(Category category) {
    this.category = category;
  }

  public Category category() {
    return category;
  }

  /** Whose fault it is; whether a retry can help follows from it. */
  public enum Category {
    CALLER,
    NOT_FOUND,
    CONFLICT,
    TEMPORARY,
    OURS;

    public boolean retryable() {
      return this == TEMPORARY;
    }
  }
}
