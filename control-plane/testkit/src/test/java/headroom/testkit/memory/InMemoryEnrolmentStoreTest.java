// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.testkit.contract.EnrolmentStoreContract;

final class InMemoryEnrolmentStoreTest extends EnrolmentStoreContract {
  @Override
  protected Stores empty() {
    InMemoryDatabase database = new InMemoryDatabase();
    return new Stores(
        database.enrolment(),
        database.authorities(),
        database.hosts(),
        database.rooms(),
        database.audit());
  }
}
