// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.access.Operators;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Operators by name. */
public final class InMemoryOperators implements Operators {
  private final InMemoryDatabase database;
  private final Map<String, Operator> operators = new HashMap<>();

  InMemoryOperators(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public synchronized Optional<Operator> find(String name) {
    database.ask();
    return Optional.ofNullable(operators.get(name));
  }

  @Override
  public synchronized boolean isEmpty() {
    database.ask();
    return operators.isEmpty();
  }

  @Override
  public synchronized void save(Operator operator) {
    database.ask();
    operators.put(operator.name(), operator);
  }
}
