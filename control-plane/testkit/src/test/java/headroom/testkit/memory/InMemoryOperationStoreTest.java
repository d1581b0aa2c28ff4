// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.operation.OperationStore;
import headroom.testkit.contract.OperationStoreContract;

final class InMemoryOperationStoreTest extends OperationStoreContract {
  @Override
  protected OperationStore emptyStore() {
    return new InMemoryDatabase().operations();
  }

  @Override
  protected void claimsEnd(OperationStore store) {
    ((InMemoryOperationStore) store).claimsEnd();
  }
}
