// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Operators;
import headroom.operations.access.Operators.Operator;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What signed-in operators are now, without asking the database at each request. What is changed
 * about them holds within {@link #FRESH}; while the database is away what was known holds on.
 */
@Component
final class KnownOperators {
  static final Duration FRESH = Duration.ofSeconds(2);

  private record Known(Operator operator, long askedAt) {}

  private final Operators operators;
  private final LongSupplier nanoTime;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  @Autowired
  KnownOperators(Operators operators) {
    this(operators, System::nanoTime);
  }

  KnownOperators(Operators operators, LongSupplier nanoTime) {
    this.operators = operators;
    this.nanoTime = nanoTime;
  }

  /**
   * An operator; empty when there is none, or no more.
   *
   * @throws HeadroomException DATABASE_UNAVAILABLE when it was not seen before and can't be looked
   *     up
   */
  Optional<Operator> find(String name) {
    Known remembered = known.get(name);
    long now = nanoTime.getAsLong();
    if (remembered != null && now - remembered.askedAt() < FRESH.toNanos()) {
      return Optional.of(remembered.operator());
    }
    try {
      return findNow(name);
    } catch (HeadroomException e) {
      if (remembered != null && e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
        return Optional.of(remembered.operator());
      }
      throw e;
    }
  }

  /**
   * The same as the database has it now: who signs in must not be told from what was known before.
   *
   * @throws HeadroomException DATABASE_UNAVAILABLE
   */
  Optional<Operator> findNow(String name) {
    long now = nanoTime.getAsLong();
    Optional<Operator> found = operators.find(name);
    found.ifPresentOrElse(
        operator -> known.put(name, new Known(operator, now)), () -> known.remove(name));
    return found;
  }
}
