// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.plan;

import com.vaadin.flow.router.QueryParameters;
import headroom.operations.operation.AtDeadline;
import headroom.operations.operation.OperationSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a plan is to be carried out, as a form holds it and an address tells it. The deadline counts
 * from the moment the plan is applied.
 *
 * @param maxParallel moves at once
 * @param patience with clients that don't know migration
 * @param deadline empty when it may take as long as it takes
 */
record Manner(
    int maxParallel, Duration patience, Optional<Duration> deadline, AtDeadline atDeadline) {
  static final Manner DEFAULT =
      new Manner(
          OperationSettings.DEFAULT.maxParallel(),
          OperationSettings.DEFAULT.patience(),
          Optional.empty(),
          OperationSettings.DEFAULT.atDeadline());

  private static final String PARALLEL = "parallel";
  private static final String PATIENCE = "patience";
  private static final String DEADLINE = "deadline";
  private static final String THEN = "then";

  /** What an address asks for; what can't be read is taken for the default. */
  static Manner parse(QueryParameters address) {
    return new Manner(
        read(address, PARALLEL).map(Manner::number).orElse(DEFAULT.maxParallel),
        read(address, PATIENCE).flatMap(Manner::span).orElse(DEFAULT.patience),
        read(address, DEADLINE).flatMap(Manner::span),
        Stream.of(AtDeadline.values())
            .filter(each -> read(address, THEN).filter(each.name()::equals).isPresent())
            .findFirst()
            .orElse(DEFAULT.atDeadline));
  }

  /** As an address says it; defaults are left out. */
  QueryParameters toParameters() {
    Map<String, String> said = new HashMap<>();
    if (maxParallel != DEFAULT.maxParallel) {
      said.put(PARALLEL, Integer.toString(maxParallel));
    }
    if (!patience.equals(DEFAULT.patience)) {
      said.put(PATIENCE, Spans.write(patience));
    }
    deadline.ifPresent(span -> said.put(DEADLINE, Spans.write(span)));
    if (atDeadline != DEFAULT.atDeadline) {
      said.put(THEN, atDeadline.name());
    }
    return QueryParameters.simple(said);
  }

  /**
   * The same from now on.
   *
   * @throws headroom.operations.HeadroomException INVALID_REQUEST
   */
  OperationSettings from(Instant now) {
    return new OperationSettings(
        maxParallel, patience, deadline.map(now::plus).orElse(null), atDeadline);
  }

  private static Optional<String> read(QueryParameters address, String name) {
    return address.getParameters().getOrDefault(name, List.of()).stream().findFirst();
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException unreadable) {
      return DEFAULT.maxParallel;
    }
  }

  private static Optional<Duration> span(String text) {
    try {
      return Optional.of(Spans.parse(text));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
