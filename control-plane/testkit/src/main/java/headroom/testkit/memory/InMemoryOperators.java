// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.access.Operators;
import headroom.operations.audit.AuditEntry;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Operators by name. */
public final class InMemoryOperators implements Operators {
  private final InMemoryDatabase database;
  private final InMemoryAuditLog audit;
  private final SortedMap<String, Operator> operators = new TreeMap<>();

  InMemoryOperators(InMemoryDatabase database, InMemoryAuditLog audit) {
    this.database = database;
    this.audit = audit;
  }

  @Override
  public synchronized Optional<Operator> find(String name) {
    database.ask();
    return Optional.ofNullable(operators.get(name));
  }

  @Override
  public synchronized List<Operator> all() {
    database.ask();
    return List.copyOf(operators.values());
  }

  @Override
  public synchronized boolean add(Operator operator, AuditEntry act) {
    database.ask();
    return operators.putIfAbsent(operator.name(), operator) == null && audit.writes(act);
  }

  @Override
  public synchronized boolean change(String name, Decision decision) {
    database.ask();
    Operator now = operators.get(name);
    if (now == null) {
      return false;
    }
    List<Operator> others =
        operators.values().stream().filter(other -> !other.name().equals(name)).toList();
    Outcome outcome = decision.on(now, others);
    Operator after = outcome.after();
    if (after == null) {
      operators.remove(name);
    } else {
      operators.put(name, after);
    }
    return audit.writes(outcome.act());
  }
}
