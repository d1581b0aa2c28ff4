// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;

/** All stores of one control plane, which go away and come back together. */
public final class InMemoryDatabase {
  private final InMemoryAuditLog audit = new InMemoryAuditLog(this);
  private final InMemoryRoomStore rooms = new InMemoryRoomStore(this, audit);
  private final InMemoryHostStore hosts = new InMemoryHostStore(this, audit);
  private final InMemorySigningKeys signingKeys = new InMemorySigningKeys(this, audit);
  private final InMemoryApiKeys apiKeys = new InMemoryApiKeys(this, audit);
  private final InMemoryOperators operators = new InMemoryOperators(this, audit);
  private final InMemoryLoads loads = new InMemoryLoads(this);
  private final InMemoryOperationStore operations = new InMemoryOperationStore(this, audit);
  private final InMemoryPolicyStore policies = new InMemoryPolicyStore(this, audit);
  private final InMemoryAutomaticStore automatic = new InMemoryAutomaticStore(this, audit);
  private final InMemoryAuthorityStore authorities = new InMemoryAuthorityStore(this, audit);
  private final InMemoryEnrolmentStore enrolment = new InMemoryEnrolmentStore(this, audit);
  private final InMemoryRestorationStore restoration =
      new InMemoryRestorationStore(this, rooms, audit);
  private int answersLeft = Integer.MAX_VALUE;

  /** From now on every question is answered by DATABASE_UNAVAILABLE. */
  public void goesAway() {
    goesAwayAfter(0);
  }

  /** Answers some more questions, then goes away. */
  public synchronized void goesAwayAfter(int answers) {
    answersLeft = answers;
  }

  public synchronized void comesBack() {
    answersLeft = Integer.MAX_VALUE;
  }

  public InMemoryRoomStore rooms() {
    return rooms;
  }

  public InMemoryHostStore hosts() {
    return hosts;
  }

  public InMemorySigningKeys signingKeys() {
    return signingKeys;
  }

  public InMemoryApiKeys apiKeys() {
    return apiKeys;
  }

  public InMemoryOperators operators() {
    return operators;
  }

  public InMemoryLoads loads() {
    return loads;
  }

  public InMemoryOperationStore operations() {
    return operations;
  }

  public InMemoryAuditLog audit() {
    return audit;
  }

  public InMemoryPolicyStore policies() {
    return policies;
  }

  public InMemoryAutomaticStore automatic() {
    return automatic;
  }

  public InMemoryAuthorityStore authorities() {
    return authorities;
  }

  public InMemoryEnrolmentStore enrolment() {
    return enrolment;
  }

  public InMemoryRestorationStore restoration() {
    return restoration;
  }

  /** Counts a question; each method of each store begins with it. */
  synchronized void ask() {
    if (answersLeft == 0) {
      throw new HeadroomException(
          ErrorCode.DATABASE_UNAVAILABLE, "The database can't be reached. Try again in a moment.");
    }
    if (answersLeft != Integer.MAX_VALUE) {
      answersLeft--;
    }
  }
}
