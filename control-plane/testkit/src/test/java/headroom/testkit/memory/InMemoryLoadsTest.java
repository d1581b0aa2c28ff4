// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.history.LoadHistory;
import headroom.operations.history.LoadRecorder;
import headroom.testkit.contract.LoadStoresContract;

final class InMemoryLoadsTest extends LoadStoresContract {
  private final InMemoryLoads loads = new InMemoryDatabase().loads();

  @Override
  protected LoadRecorder emptyRecorder() {
    return loads;
  }

  @Override
  protected LoadHistory history() {
    return loads;
  }
}
